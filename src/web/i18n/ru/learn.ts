// Texts of guided labs, in Russian.
export const learn = {
  title: 'Обучение',
};
