// Draws each chart of the page from the JSON beside it. Colours written as var(--name) are taken from tokens.css, so that
// a chart follows the theme, light and dark. A point with customdata that is an address opens it when it is clicked.
(() => {
  "use strict";

  const DUTCH = {
    moduleType: "locale",
    name: "nl",
    dictionary: {
      Autoscale: "Schaal passend maken",
      Pan: "Verschuiven",
      Reset: "Terug naar het begin",
      "Reset axes": "Terug naar het begin",
      "Snapshot succeeded": "Het plaatje is bewaard",
      "Sorry, there was a problem downloading your snapshot!": "Het plaatje kon niet worden bewaard.",
      "Taking snapshot - this may take a few seconds": "Het plaatje wordt gemaakt; dat kan even duren",
      Zoom: "Inzoomen",
      "Zoom in": "Inzoomen",
      "Zoom out": "Uitzoomen",
    },
    format: {
      days: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
      shortDays: ["zo", "ma", "di", "wo", "do", "vr", "za"],
      months: [
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
      ],
      shortMonths: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
      date: "%d-%m-%Y",
      decimal: ",",
      thousands: ".",
    },
  };

  const SAVE = { nl: "Bewaar als", en: "Save as" };
  const lang = document.documentElement.lang === "en" ? "en" : "nl";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  function themed(value, style) {
    if (typeof value === "string") {
      return value.replace(/var\((--[a-z-]+)\)/g, (whole, name) => style.getPropertyValue(name).trim() || whole);
    }
    if (Array.isArray(value)) return value.map((item) => themed(item, style));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, themed(item, style)]));
    }
    return value;
  }

  function layout(given, style) {
    const base = {
      font: { family: "var(--sans)", size: 14, color: "var(--ink)" },
      paper_bgcolor: "var(--ground)",
      plot_bgcolor: "var(--ground)",
      modebar: { bgcolor: "rgba(0,0,0,0)", color: "var(--soft)", activecolor: "var(--link)" },
      hoverlabel: { bgcolor: "var(--panel)", bordercolor: "var(--line)", font: { color: "var(--ink)" } },
    };
    const merged = { ...base, ...given, font: { ...base.font, ...given.font }, autosize: true };
    if (still) merged.transition = { duration: 0 };
    return themed(merged, style);
  }

  // A picture on its own needs the question that it answers and the day, and a face that every computer has.
  function save(holder, format) {
    const heading = holder.closest("section")?.querySelector("h2")?.textContent.trim() ?? "";
    const day = document.querySelector(".as-of time")?.textContent.trim() ?? "";
    const given = holder.layout;
    const title = { text: [heading, day].filter(Boolean).join(" – "), x: 0.02, y: 0.97, yanchor: "top", font: { size: 18 } };
    const font = { ...given.font, family: "Arial, sans-serif" };
    const margin = { ...given.margin, t: (given.margin?.t ?? 0) + 30 };
    const height = holder.getBoundingClientRect().height + 30;
    return Plotly.downloadImage(
      { data: holder.data, layout: { ...given, font, title, margin } },
      { format, width: 900, height, scale: 2, filename: `gestand-${holder.dataset.chart}` },
    );
  }

  function saveButton(format, icon) {
    const title = `${SAVE[lang]} ${format.toUpperCase()}`;
    return { name: format, title, icon, click: (holder) => save(holder, format) };
  }

  // The drawing is one picture to a screen reader; the buttons beside it are not a part of that picture.
  function name(holder) {
    const [drawing, ...others] = holder.querySelectorAll(".main-svg");
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", holder.dataset.label);
    others.forEach((svg) => svg.setAttribute("aria-hidden", "true"));
    holder.removeAttribute("role");
    holder.removeAttribute("aria-label");
  }

  function draw(holder) {
    const source = document.getElementById(holder.dataset.chart);
    const figure = JSON.parse(source.textContent);
    const style = getComputedStyle(document.documentElement);
    const config = {
      locale: lang,
      responsive: true,
      displaylogo: false,
      displayModeBar: true,
      modeBarButtons: [[saveButton("png", Plotly.Icons.camera), saveButton("svg", Plotly.Icons.disk)]],
    };
    return Plotly.react(holder, themed(figure.data, style), layout(figure.layout || {}, style), config);
  }

  function drawAll() {
    document.querySelectorAll("[data-chart]").forEach(draw);
  }

  function openPoint(event) {
    const address = event.points[0]?.customdata;
    const target = Array.isArray(address) ? address[0] : address;
    if (typeof target === "string" && target.startsWith("/")) location.assign(target);
  }

  Plotly.register(DUTCH);
  document.querySelectorAll("[data-chart]").forEach((holder) => {
    holder.dataset.label = holder.getAttribute("aria-label");
    draw(holder).then(() => {
      holder.on("plotly_click", openPoint);
      name(holder);
    });
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
