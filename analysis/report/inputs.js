// What a run rests on: its inputs with their sources, by subject, the assumed ones first.

// Only addresses of the web become links: nothing else of a scenario can be clicked.
const linked = (text, url) => (/^https?:\/\/\S+$/.test(url ?? "") ? element("a", { href: url, rel: "noopener noreferrer" }, text) : text);

const statuses = ["assumed", "recalled", "derived", "found"];

const longest_value = 90;  // characters; what is longer unfolds

function input_cells(row) {
  const value = row.value.length > longest_value ? folded(say("long_value", { count: plain(row.value.length) }), element("span", { class: "path" }, row.value)) : row.value;
  const where = row.title || row.source;
  return [
    element("div", { class: "path input" }, row.path.replaceAll(".", ".\u200b").replaceAll("_", "_\u200b")),  // long paths may break there
    element("div", { class: "path" }, value),
    [element("span", { class: `tag ${row.status}` }, say(row.status)), row.confidence ? element("small", { class: "beside" }, say("confidence", { level: name_of("level_", row.confidence) })) : null],
    [where ? linked(where, row.url) : null, row.date ? ` (${row.date})` : null, row.note ? element("small", { class: "beside" }, row.note) : null]];
}

function inputs_section(inputs) {
  if (!inputs) return section("inputs", say("inputs_none"));
  const rows = inputs.rows ?? (inputs.assumed ?? []).map((row) => ({ ...row, status: "assumed" }));
  const counted = (counts) => statuses.filter((status) => counts?.[status]).map((status) => say("counted", { count: counts[status], status: say(status) })).join(say("comma"));
  const subjects = new Map();
  for (const row of rows) {
    const subject = row.path.split(/[.[]/)[0];
    if (!subjects.has(subject)) subjects.set(subject, []);
    subjects.get(subject).push(row);
  }
  const columns = [{ title: say("path") }, { title: say("value"), class: "value" }, { title: say("status") }, { title: say("source"), class: "prose" }];
  const groups = [...subjects].sort((a, b) => b[1].length - a[1].length).map(([subject, of]) => {
    const in_order = [...of].sort((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status));
    const counts = Object.fromEntries(statuses.map((status) => [status, of.filter((row) => row.status === status).length]));
    return folded([element("strong", {}, name_of("subject_", subject)), ` (${counted(counts)})`], table(name_of("subject_", subject), columns, in_order.map(input_cells), true, "stacked"));
  });
  return section("inputs", say("inputs_lead", { counts: counted(inputs.counts) || say("none") }), groups);
}
