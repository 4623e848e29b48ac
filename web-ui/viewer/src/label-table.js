/** NiiVue's colour table of a label map: one entry for each structure; what is hidden has alpha 0. */
export function labelTable(structures, overlaysVisible) {
  const table = { R: [0], G: [0], B: [0], A: [0], I: [0], labels: [''] };
  for (const { label, name, color, visible, opacity } of structures) {
    table.R.push(parseInt(color.slice(1, 3), 16));
    table.G.push(parseInt(color.slice(3, 5), 16));
    table.B.push(parseInt(color.slice(5, 7), 16));
    table.A.push(overlaysVisible && visible ? Math.round(255 * opacity) : 0);
    table.I.push(label);
    table.labels.push(name);
  }
  return table;
}
