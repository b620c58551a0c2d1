// Texts of charts.
export const charts = {
  title: 'Charts',
};
