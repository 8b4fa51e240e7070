"use strict";
const data = JSON.parse(document.querySelector("#data").textContent);
const FOLLOWS = {segment: "segment", systems: "system", source_system: "system", facility_id: "facility", period: "period", year: "period"};
const tables = {};
for (const [name, {columns, rows}] of Object.entries(data.tables))
  tables[name] = {columns, rows: rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])))};
const form = document.querySelector("#filters"), state = document.querySelector("#state");
const pickers = [...document.querySelectorAll(".picker select")];
const views = {};
let filters = {};

function asked() {
  filters = Object.fromEntries([...form.elements].filter((one) => one.name && one.value).map((one) => [one.name, one.value]));
}
function withinPeriod(day, isYear) {
  if (!filters.period) return true;
  if (filters.period !== data.last_year) return String(day).slice(0, 4) === filters.period;
  const [year, month, of] = data.as_of.split("-").map(Number);
  return isYear ? day >= year - 1 : day > new Date(Date.UTC(year - 1, month - 1, of)).toISOString().slice(0, 10);
}
// the rows of an element that fit the filters, the choice of its chapter and its own conditions
function rowsOf({table, where = {}, latest = false, chapter}) {
  const {columns, rows} = tables[table];
  const tests = Object.entries(where).map(([column, value]) => (row) => row[column] === value);
  for (const column of columns) {
    const name = FOLLOWS[column], value = filters[name];
    if (column === "period" || column === "year") tests.push((row) => withinPeriod(row[column], column === "year"));
    else if (column === "systems" && value) tests.push((row) => `, ${row.systems}, `.includes(`, ${value}, `));
    else if (column === "source_system" || column === "facility_id") {
      const hasAll = rows.some((row) => row[column] === "all");
      if (value || hasAll) tests.push((row) => row[column] === (value || "all"));
    } else if (column === "segment" && value) tests.push((row) => row.segment === value);
  }
  for (const picker of pickers)
    if (picker.dataset.chapter === chapter && columns.includes(picker.dataset.column))
      tests.push((row) => row[picker.dataset.column] === picker.value);
  const found = rows.filter((row) => tests.every((test) => test(row)));
  if (!latest || !found.length) return found;
  const time = columns.includes("period") ? "period" : "year";
  const last = found.reduce((most, row) => (row[time] > most ? row[time] : most), found[0][time]);
  return found.filter((row) => row[time] === last);
}
function summed(rows, column) {
  const values = rows.map((row) => row[column]).filter((value) => value !== null);
  return values.length ? values.reduce((sum, value) => sum + value, 0) : null;
}
function ratio(rows, total, over) {
  const above = summed(rows, total);
  if (!over || above === null) return above;
  const below = summed(rows, over);
  return below ? above / below : null;
}
const WRITTEN = {count: [0, 0, ""], money: [0, 0, "$"], share: [1, 1, ""], number: [2, 2, ""]};
function shown(number, kind) {
  if (number === null || number === undefined) return "–";
  const [least, most, before] = WRITTEN[kind];
  const exact = Math.round(number * 1e6) / 1e6;
  const style = {minimumFractionDigits: least, maximumFractionDigits: most, style: kind === "share" ? "percent" : "decimal"};
  const text = new Intl.NumberFormat("en-US", style).format(Math.abs(exact));
  return (exact < 0 && /[1-9]/.test(text) ? "-" : "") + before + text;
}
const plain = (value, kind) => (WRITTEN[kind] ? shown(value, kind) : value === null ? "–" : String(value));
function grouped(rows, by, measures) {
  const groups = new Map();
  for (const row of rows) {
    const key = JSON.stringify(by.map((column) => row[column]));
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  return [...groups.values()].map((group) => {
    const made = Object.fromEntries(by.map((column) => [column, group[0][column]]));
    for (const [name, of] of Object.entries(measures)) made[name] = ratio(group, ...(Array.isArray(of) ? of : [of]));
    return made;
  });
}
function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
function tableOf(head, rows) {
  const table = element("table"), top = table.createTHead().insertRow(), body = table.createTBody();
  for (const [words, kind] of head) top.append(element("th", words, {scope: "col", class: kind ? "number" : ""}));
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((text, at) => line.append(element("td", text, {class: head[at][1] ? "number" : ""})));
  }
  return table;
}

const draw = {
  figure(place, one) {
    place.textContent = shown(ratio(rowsOf(one), one.total, one.over), one.kind);
  },
  chart(place, one) {
    const rows = chartRows(one), plot = place.querySelector(".plot");
    plot.setAttribute("aria-label", described(one, rows));
    const head = [...one.by, ...Object.keys(one.measures)].map((name) => [(one.names[name] || name).replaceAll("_", " "), one.kinds[name]]);
    const cells = rows.slice(0, 500).map((row) => [...one.by, ...Object.keys(one.measures)].map((name) => plain(row[name], one.kinds[name])));
    place.querySelector(".scroll").replaceChildren(tableOf(head, cells));
    place.classList.toggle("nothing", !rows.length);
    if (views[place.id] && rows.length) views[place.id].data("rows", rows).run();
  },
  listing(place, one) {
    const found = rowsOf(one), body = place.querySelector("tbody");
    body.replaceChildren(...found.slice(0, one.top).map((row) => {
      const line = element("tr");
      for (const [column, , kind] of one.columns) line.append(element("td", plain(row[column], kind), {class: WRITTEN[kind] ? "number" : kind}));
      return line;
    }));
    const rows = Math.min(found.length, one.top), all = tables[one.table].rows.length;
    place.querySelector(".count").textContent = found.length ? `${rows} of ${all} rows` : "No row fits the filters.";
  },
  upset(place, one) {
    const sets = grouped(rowsOf(one), ["systems"], {people: "people"}).sort((a, b) => b.people - a.people);
    const systems = [...new Set(sets.flatMap((row) => row.systems.split(", ")))].sort();
    const most = sets.length ? sets[0].people : 1, table = element("table", undefined, {class: "upset"});
    table.append(element("caption", `${one.title}: one row per set of systems, a dot for each system of the set.`));
    const head = table.createTHead().insertRow(), body = table.createTBody();
    for (const system of systems) {
      head.append(element("th", undefined, {scope: "col"}));
      head.lastChild.append(element("span", system));
    }
    head.append(element("th", "constituents", {scope: "col"}));
    for (const row of sets.slice(0, one.top)) {
      const line = body.insertRow(), known = row.systems.split(", "), at = known.map((name) => systems.indexOf(name));
      systems.forEach((system, place) => {
        const on = known.includes(system), between = place > Math.min(...at) && place <= Math.max(...at);
        const kind = `dot${on ? " on" : ""}${between ? " linked" : ""}`;
        line.append(element("td", undefined, {class: kind}));
        line.lastChild.append(element("span", on ? system : ""));
      });
      const bar = element("td", undefined, {class: "bar"});
      bar.append(element("i", undefined, {style: `width:${(70 * row.people) / most}%`}), element("b", shown(row.people, "count")));
      line.append(bar);
    }
    place.querySelector(".scroll").replaceChildren(table);
    place.querySelector(".count").textContent = `The largest ${Math.min(sets.length, one.top)} of ${sets.length} sets.`;
  },
  worth(place, one) {
    const given = Object.fromEntries([...place.querySelectorAll("input")].map((input) =>
      [input.name, Math.max(0, Number(input.value) || 0) * Number(input.dataset.factor)]));
    const amounts = one.lines.map(({figure, times, sign}) => {
      const base = figure ? ratio(rowsOf({...figure, chapter: one.chapter}), figure.total, figure.over) || 0 : 1;
      return sign * base * times.reduce((product, name) => product * given[name], 1);
    });
    const most = Math.max(1, ...amounts.map(Math.abs));
    [...place.querySelectorAll("tbody tr")].forEach((row, at) => {
      row.querySelector(".amount").textContent = shown(amounts[at], "money");
      row.querySelector(".bar span").style.width = `${(100 * Math.abs(amounts[at])) / most}%`;
      row.querySelector(".bar").classList.toggle("cost", amounts[at] < 0);
    });
    place.querySelector(".total").textContent = shown(amounts.reduce((sum, amount) => sum + amount, 0), "money");
  },
};
const chartRows = (one) => grouped(rowsOf(one), one.by, one.measures);
function described(one, rows) {
  const most = 12, several = Object.keys(one.measures).length > 1;
  const told = rows.slice(0, most).map((row) => [
    ...one.by.map((column) => plain(row[column], one.kinds[column])),
    ...Object.keys(one.measures).map((name) => (several ? `${one.names[name] || name} ` : "") + shown(row[name], one.kinds[name])),
  ].join(" "));
  const more = rows.length > most ? `; and ${rows.length - most} more, in the table below` : "";
  return told.length ? `${one.title}: ${told.join("; ")}${more}.` : `${one.title}: nothing fits the filters.`;
}
// which filters a tile, a sentence or a card does not follow, said beside it
function mark() {
  const missed = new Map();
  for (const [id, one] of Object.entries(data.elements)) {
    const place = document.getElementById(id), shell = place.closest(".tile, .words li, .card") || place;
    const own = one.table ? tables[one.table].columns.map((column) => FOLLOWS[column]) : [];
    if (!missed.has(shell)) missed.set(shell, new Set());
    for (const name of Object.keys(filters)) if (!own.includes(name) && one.part !== "worth") missed.get(shell).add(name);
  }
  for (const [shell, names] of missed) {
    if (names.size) shell.dataset.unfiltered = `not filtered by ${[...names].join(", ")}`;
    else delete shell.dataset.unfiltered;
  }
}
function refresh() {
  asked();
  for (const [id, one] of Object.entries(data.elements)) {
    const place = document.getElementById(id);
    draw[one.part](place, one);
  }
  mark();
  const chosen = Object.entries(filters).map(([name, value]) => `${name}: ${value}`);
  form.querySelector("button").hidden = !chosen.length;
  const people = tables.people ? ` ${shown(summed(rowsOf({table: "people"}), "people"), "count")} constituents fit.` : "";
  state.textContent = chosen.length ? `Filtered by ${chosen.join(", ")}.${people}` : "Nothing is filtered.";
}

form.addEventListener("change", refresh);
form.addEventListener("reset", () => setTimeout(refresh));
for (const picker of pickers) picker.addEventListener("change", refresh);
for (const worth of document.querySelectorAll(".assumptions")) {
  worth.addEventListener("input", refresh);
  worth.addEventListener("reset", () => setTimeout(refresh));
}
const ready = [];
for (const [id, one] of Object.entries(data.elements).filter(([, one]) => one.part === "chart")) {
  const rows = chartRows(one), spec = {...one.spec, datasets: {...one.spec.datasets, rows}};
  if (one.bar) spec.height = one.bar * Math.max(2, new Set(rows.map((row) => row[one.by[0]])).size);
  const plot = document.getElementById(id).querySelector(".plot");
  ready.push(vegaEmbed(plot, spec, {actions: false, renderer: "svg", tooltip: {theme: "dark"}}).then(({view}) => {
    views[id] = view;
    plot.querySelectorAll("svg").forEach((svg) => svg.setAttribute("aria-hidden", "true"));
  }));
}
refresh();
Promise.all(ready).then(() => { refresh(); document.body.dataset.ready = "yes"; });
