// In a practice, flags the open question or asks for its next probe without loading the page again. Only the act is
// sent: the boxes save themselves and are not touched. What it changed is taken from the page that comes back.
// Loaded at the first press. Whoever calls this sends the form if it throws, as it does if the room is not there.
let isBusy = false;

// Resolves to the boxes that are new.
export async function inPlace(form, button, headers) {
  if (isBusy) return [];
  isBusy = true;
  try {
    const body = new URLSearchParams({ turn: form.elements.turn.value, do: button.value });
    const response = await fetch(form.action, { method: "POST", headers, body });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const { mainBox, writable } = page.getElementById("room").dataset;
    if (writable === undefined || mainBox !== form.dataset.mainBox) throw new Error("This is another question.");
    return update(form, page);
  } finally {
    isBusy = false;
  }
}

function update(form, page) {
  const [here, there] = [document, page].map((each) => ({
    flag: each.querySelector(".flag"),
    line: each.querySelector(".plan [aria-current]"),
    ask: each.querySelector("[value=probe]"),
  }));
  for (const name of ["value", "aria-pressed"]) here.flag?.setAttribute(name, there.flag.getAttribute(name));
  here.line.replaceChildren(...there.line.childNodes);
  const probes = [...page.querySelectorAll(".probe")].filter((probe) => !document.getElementById(probe.getAttribute("aria-labelledby")));
  form.querySelector(".room-actions").before(...probes);
  probes.at(-1)?.querySelector("textarea").focus(); // its label is the probe, so it is read out
  if (!there.ask) here.ask?.remove();
  return probes.map((probe) => probe.querySelector(".box"));
}
