// Texts of the broker's own health, and what it can do.
export const broker = {
  title: 'Broker',
};
