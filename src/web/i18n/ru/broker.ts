// Texts of the broker's own health, and what it can do, in Russian.
export const broker = {
  title: 'Брокер',
};
