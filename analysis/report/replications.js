// What replications add: what their means are over, and Welch's plot of how a run starts.

function replicated_notice({ replications, confidence, complete }) {
  if (!replications) return null;
  return element("p", { class: "notice" }, say("replicated", { count: replications, level: percent(confidence, confidence * 100 % 1 ? 1 : 0) }),
    complete ? null : ` ${say("replicated_stopped")}`);
}

function warm_up_section(summary, course) {
  if (!course?.from?.length) return null;
  const dates = course.from.map((from) => from.slice(0, 16).replace("T", " "));
  const days = (seconds) => digits(seconds / 86400);
  const { left_out_s, mser_5 } = summary.warm_up;
  const mark = (seconds, name) => {
    const at = new Date(Date.parse(summary.start) + seconds * 1000).toISOString().slice(0, 16).replace("T", " ");
    return { at: dates.find((date) => date >= at) ?? "none", name };
  };
  const one = (key) => {
    const smoothed = dates.map((_, i) => course[`${key}_smoothed`][i] ?? null);
    const marks_here = [left_out_s && mark(left_out_s, say("warm_up_left_out")), mser_5 && mark(mser_5[`${key}_s`], "MSER-5")].filter(Boolean);
    if (marks_here.length === 2 && marks_here[0].at === marks_here[1].at) marks_here.splice(0, 2, { ...marks_here[0], name: `MSER-5, ${marks_here[0].name}` });
    const about_mser = mser_5 ? say("warm_up_alt", { days: days(mser_5[`${key}_s`]) }) : "";
    return figure(say(`series_${key}`), `${about_mser} ${say("warm_up_end", { value: number(smoothed.filter(known).at(-1)) })}`,
      lines(dates, [{ name: say("warm_up_mean"), values: course[key] }, { name: say("warm_up_smoothed"), values: smoothed }], number, undefined, marks_here),
      table(say(`series_${key}`), [{ title: say("date") }, { title: say("warm_up_mean"), number: true }, { title: say("warm_up_smoothed"), number: true }],
        dates.map((from, i) => [from, plain(course[key][i]), known(smoothed[i]) ? plain(smoothed[i]) : ""]), true));
  };
  const lead = say("warm_up_lead", { count: summary.replications, days: days(left_out_s) });
  return section("warm_up", mser_5?.too_short ? `${lead} ${say("warm_up_short")}` : lead, one("waiting"), one("busy"));
}
