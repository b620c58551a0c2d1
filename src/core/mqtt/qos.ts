export type Qos = 0 | 1 | 2;
