// The clock of the room. It counts from what the server said was left, with the page's monotonic timer, so
// that a wrong or changed device clock does not matter; every reply of the server sets it right again.

const MINUTE = 60000;
const GRANTED = 45000; // no reply is so late that it would look like this much more time

export function stopwatch(milliseconds) {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  if (hours) return `${hours}:${parts.map((part) => String(part).padStart(2, "0")).join(":")}`;
  return `${parts[0]}:${String(parts[1]).padStart(2, "0")}`;
}

export class Timer {
  constructor(element, { onBell }) {
    this.element = element;
    this.onBell = onBell;
    this.total = Number(element.dataset.total);
    this.countsDown = "remaining" in element.dataset;
    this.paused = "paused" in element.dataset;
    this.said = new Set();
    this.set(Number(this.countsDown ? element.dataset.remaining : element.dataset.used));
    if (!this.paused) setInterval(() => this.show(), 250);
    document.addEventListener("visibilitychange", () => this.show());
  }

  // What the server says is left (or used, in a practice) at this moment.
  set(value) {
    const more = this.countsDown ? value - this.now : 0;
    if (more > GRANTED) this.granted(Math.round(more / MINUTE));
    this.value = value;
    this.at = performance.now();
    this.show();
  }

  // More time than the page counted on was granted. Said once, where it startles nobody; what was announced
  // before is announced again when its time comes.
  granted(minutes) {
    const words = `You have ${minutes} more ${minutes === 1 ? "minute" : "minutes"}.`;
    this.total += minutes * MINUTE;
    this.element.querySelector("small").textContent = `left of ${stopwatch(this.total)}`;
    this.element.querySelector("#timer-said").textContent = words;
    const note = document.getElementById("granted");
    note.textContent = words;
    note.hidden = false;
    this.said.clear();
    this.isOpen = this.rung = false;
  }

  get now() {
    const gone = this.paused ? 0 : performance.now() - this.at;
    return this.countsDown ? this.value - gone : this.value + gone;
  }

  show() {
    const text = stopwatch(this.now);
    const digits = this.element.querySelector(".digits");
    if (digits.textContent !== text) digits.textContent = text;
    if (!this.countsDown) return;
    const left = Math.max(0, (100 * this.now) / this.total).toFixed(1);
    this.element.querySelector(".left")?.setAttribute("stroke-dasharray", `${left} 100`);
    this.element.classList.toggle("last-minute", this.now <= MINUTE);
    this.announce();
    if (this.now <= 0 && !this.rung) this.onBell((this.rung = true));
  }

  // Said once each, and only when the moment is passed while the page is open, be it in a sleep of the device.
  announce() {
    const marks = [[this.total / 2, "Half of the time is left."], [5 * MINUTE, "Five minutes left."], [MINUTE, "One minute left."]];
    for (const [mark, words] of marks) {
      if (this.now > mark || this.said.has(words)) continue;
      this.said.add(words);
      if (this.isOpen) this.element.querySelector("#timer-said").textContent = words;
    }
    this.isOpen = true;
  }
}
