export const diagnosis = {};
