// Texts of guided labs.
export const learn = {
  title: 'Learn',
};
