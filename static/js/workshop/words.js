// What stands in a form, as the server would read it, and how to send it again from another page.

const NOT_WORDS = new Set(["csrfmiddlewaretoken", "drawn_for", "draft"]);
const COUNTS = /^(loaded|base)$|_FORMS$/; // a version and the numbers of rows, which their names tell too

function* entries(form, { asDrawn }) {
  for (const field of form.elements) {
    if (!field.name || NOT_WORDS.has(field.name) || field.type === "submit") continue;
    if (field.type === "radio" || field.type === "checkbox") {
      if (asDrawn ? field.defaultChecked : field.checked) yield [field.name, field.value];
    } else if (field.tagName === "SELECT") {
      const drawn = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
      yield [field.name, asDrawn ? drawn?.value ?? "" : field.value];
    } else yield [field.name, asDrawn ? field.defaultValue : field.value];
  }
}

// All fields as one text; `asDrawn` as the server wrote them, before the browser or a person filled anything in.
export const words = (form, { asDrawn = false } = {}) => new URLSearchParams([...entries(form, { asDrawn })]).toString();

// Two texts of fields say the same, whichever version they began with and whatever their line ends.
export const alike = (one, other) => said(one) === said(other);

function said(kept) {
  const typed = [...new URLSearchParams(kept)].filter(([name]) => !COUNTS.test(name));
  return JSON.stringify(typed.map(([name, value]) => [name, value.replaceAll("\r\n", "\n").trim()]));
}

const CHOSEN = /(^|-)(key|dimension|weight|gate|criterion|area|level|kind)$/;

// What was typed since the form was filled, to read.
export function prose(kept) {
  const fields = [...new URLSearchParams(kept)];
  const begun = new Set([""]);
  JSON.parse(new URLSearchParams(kept).get("base") || "{}", (_, value) => begun.add(value) && value);
  const typed = fields.filter(([name, value]) => !begun.has(value.trim()) && !COUNTS.test(name) && !CHOSEN.test(name));
  return typed.map(([, value]) => value).join("\n\n");
}

// Let the server fill its form with these words; nothing is saved by that.
export function sendToShow(form, { words: kept, id }) {
  const carrier = Object.assign(document.createElement("form"), { method: "post", action: location.pathname, hidden: true });
  const added = [...NOT_WORDS].map((name) => [name, name === "draft" ? id : form.elements[name].value]);
  for (const [name, value] of [...new URLSearchParams(kept), ...added, ["rows", "show"]]) {
    const field = document.createElement("textarea"); // an <input> would lose line ends
    carrier.append(Object.assign(field, { name, value }));
  }
  document.body.append(carrier);
  carrier.submit();
}
