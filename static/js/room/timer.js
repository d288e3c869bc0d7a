// The clock of the room. It counts from what the server said was left, with the page's monotonic timer, so
// that a wrong or changed device clock does not matter; every reply of the server sets it right again.
// If the device slept, the monotonic timer may have stopped too, so the server is asked at once.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const TICK = 250;
const STRANGE = 2 * SECOND; // between two ticks the device's clock and ours agree better than this
const ASK_AGAIN = 2 * SECOND;
const GRANTED = 45 * SECOND; // no reply is so late that it would look like this much more time
const ONE_YEAR = 31536000;

function stopwatch(milliseconds) {
  const seconds = Math.floor(Math.max(0, milliseconds) / SECOND);
  const [hours, ...parts] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const digits = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return hours ? `${hours}:${digits}` : digits.replace(/^0/, "");
}

// Tell screen readers. Removed after a while, because somebody who reads the page later would take it for news.
export function announce(id, words) {
  const said = document.getElementById(id);
  said.textContent = words;
  clearTimeout(said.hush);
  said.hush = setTimeout(() => { said.textContent = ""; }, 30 * SECOND);
}

export class Timer {
  constructor(element, { onBell, onDoubt }) {
    Object.assign(this, { element, onBell, onDoubt });
    this.total = Number(element.dataset.total);
    this.countsDown = "remaining" in element.dataset;
    this.paused = "paused" in element.dataset;
    this.beside = element.querySelector("small").textContent;
    this.said = new Set();
    const value = Number(this.countsDown ? element.dataset.remaining : element.dataset.used);
    this.strangeness = Date.now() - performance.now();
    // The value was true when the first byte of the page arrived; the time since then has passed.
    this.set(value, performance.getEntriesByType("navigation")[0]?.responseStart || performance.now());
    element.querySelector("button").addEventListener("click", ({ currentTarget }) => this.hide(currentTarget));
    if (!this.paused) setInterval(() => this.tick(), TICK);
    document.addEventListener("visibilitychange", () => this.tick());
  }

  // What the server says is left (or used, in a practice), asked for at `asked`. It was true at some moment
  // between the request and the reply, so the clock moves only if it is outside that range.
  set(value, asked = performance.now()) {
    const more = this.countsDown ? value - this.now : 0;
    if (more > GRANTED) this.granted(Math.round(more / MINUTE));
    const signed = this.countsDown ? value : -value;
    const [earliest, latest] = [asked + signed, performance.now() + signed];
    this.zero = Math.min(Math.max(this.zero ?? earliest, earliest), latest);
    this.value = value;
    this.doubt(false);
    this.show();
  }

  // More time was granted. It is said once, in a quiet place; earlier announcements are repeated when their new
  // time comes.
  granted(minutes) {
    const words = `You have ${minutes} more ${minutes === 1 ? "minute" : "minutes"}.`;
    this.total += minutes * MINUTE;
    this.beside = `left of ${stopwatch(this.total)}`;
    announce("timer-said", words);
    document.getElementById("granted").textContent = words;
    this.said.clear();
    this.isOpen = this.rung = false;
  }

  get now() {
    if (this.paused) return this.value;
    return this.countsDown ? this.zero - performance.now() : performance.now() - this.zero;
  }

  // If the device slept or its clock was set, its two clocks drift apart; only the server knows the true time.
  tick() {
    const strangeness = Date.now() - performance.now();
    if (Math.abs(strangeness - this.strangeness) > STRANGE) this.doubt(true);
    this.strangeness = strangeness;
    if (this.inDoubt && !(performance.now() - this.askedAt < ASK_AGAIN)) {
      this.askedAt = performance.now();
      this.onDoubt();
    }
    this.show();
  }

  doubt(isDoubtful) {
    this.inDoubt = isDoubtful;
    this.askedAt = null;
    this.write(this.element.querySelector("small"), isDoubtful ? "checking the time" : this.beside);
  }

  show() {
    this.write(this.element.querySelector(".digits"), stopwatch(this.now));
    if (!this.countsDown) return;
    const left = Math.max(0, (100 * this.now) / this.total).toFixed(1);
    this.element.querySelector(".left")?.setAttribute("stroke-dasharray", `${left} 100`);
    this.element.classList.toggle("last-minute", this.now <= MINUTE);
    this.announce();
    if (this.now <= 0 && !this.rung) this.onBell((this.rung = true));
  }

  write(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  // Each is said once, and only if its moment passes while the page is open, even if the device sleeps then.
  announce() {
    const marks = [
      [this.total / 2, "Half of the time is left."],
      [5 * MINUTE, "Five minutes left."],
      [MINUTE, "One minute left."],
      [0, "The time is over."],
    ];
    for (const [mark, words] of marks) {
      if (this.now > mark || this.said.has(words)) continue;
      this.said.add(words);
      if (this.isOpen) announce("timer-said", words);
    }
    this.isOpen = true;
  }

  // Some people write better without running digits beside them. The ring and the announcements stay.
  hide(button) {
    const clock = this.element.querySelector("p");
    clock.hidden = !clock.hidden;
    button.querySelector("span").textContent = clock.hidden ? "Show" : "Hide";
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `clock=${clock.hidden ? "hidden" : "shown"}; Path=/; Max-Age=${ONE_YEAR}; SameSite=Lax${secure}`;
  }
}

// The line about the time of the current part. The server sends all of its sentences, each with the moment from
// which it holds; this shows the current one, and does not announce it to screen readers.
export function followClock(line, timer) {
  const words = line.dataset.lines.split("\n").map((each) => [parseInt(each, 10), each.slice(each.indexOf(" ") + 1)]);
  const used = () => (timer.countsDown ? timer.total - timer.now : timer.now); // granted time uses up nothing
  const atFirst = used();
  const show = () => {
    const [, now] = words.findLast(([after]) => after <= Math.max(0, used() - atFirst));
    if (line.textContent !== now) line.textContent = now;
  };
  new MutationObserver(show).observe(timer.element.querySelector(".digits"), { childList: true });
}
