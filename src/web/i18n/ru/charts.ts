// Texts of charts, in Russian.
export const charts = {
  title: 'Графики',
};
