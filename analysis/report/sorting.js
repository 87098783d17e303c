// Tables that readers put in order by the columns they choose.

/// Rows in the order of one column: `order` is `{by, falls}`; what has no value comes last.
function in_order(rows, columns, order) {
  const { value } = columns.find(({ key }) => key === order.by) ?? columns[0];
  const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, locale()) : a - b);
  const missing = (x) => typeof x !== "string" && !known(x);
  return [...rows].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (missing(a) || missing(b)) return missing(a) - missing(b);
    return order.falls ? compare(b, a) : compare(a, b);
  });
}

/// A table whose headings are buttons. Columns are `{key, title, number, value, cell}`, both of a
/// row; `order` is changed, and `again` makes the element `id`, which holds the table, anew.
function sorted_table(id, caption, columns, rows, order, again) {
  const heading = ({ key, title, number: falls }) => {
    const button = element("button", { type: "button", class: "sorts", "data-key": key }, title);
    button.addEventListener("click", () => {
      order.falls = order.by === key ? !order.falls : Boolean(falls);  // numbers: the largest first
      order.by = key;
      replace(id, again);
      document.querySelector(`#${id} [data-key="${key}"]`).focus();
    });
    return button;
  };
  const heads = columns.map((column) => ({ ...column, title: heading(column),
    sort: column.key === order.by ? (order.falls ? "descending" : "ascending") : "none" }));
  return table(caption, heads, rows.map((row) => columns.map((column) => column.cell(row))));
}
