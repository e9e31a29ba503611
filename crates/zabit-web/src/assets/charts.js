// Comfort for charts: what a point says beside it, the ties of a name, zoom, PNG. Everything is there without it.
"use strict";
(() => {
  const charts = document.querySelectorAll("svg.chart");
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);

  const show = (link) => {
    tip.textContent = link.dataset.tip;
    tip.hidden = false;
    const place = link.getBoundingClientRect();
    const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
    // A target is a long line: its beginning is what is told.
    tip.style.left = Math.max(8, Math.min(place.left + scrollX, room)) + "px";
    tip.style.top = Math.max(scrollY, place.top + scrollY - tip.offsetHeight - 8) + "px";
  };

  const light = (chart, link) => {
    const node = link && link.dataset.node;
    chart.classList.toggle("lit", Boolean(node));
    for (const tie of chart.querySelectorAll("[data-tie]")) {
      tie.classList.toggle("near", Boolean(node) && tie.dataset.tie.split(" ").includes(node));
    }
  };

  // Two fingers or a wheel with Ctrl change what part of the picture is seen; two clicks show the whole again.
  const zoom = (chart) => {
    const whole = chart.getAttribute("viewBox").split(" ").map(Number);
    let seen = whole;
    const look = (part) => {
      seen = part;
      chart.setAttribute("viewBox", part.join(" "));
    };
    chart.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const box = chart.getBoundingClientRect();
      const [across, down] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
      const size = Math.min(1, Math.max(0.15, (seen[2] / whole[2]) * (event.deltaY < 0 ? 0.85 : 1.18)));
      const [wide, high] = [whole[2] * size, whole[3] * size];
      const keep = (value, most) => Math.max(0, Math.min(value, most));
      look([
        keep(seen[0] + (seen[2] - wide) * across, whole[2] - wide),
        keep(seen[1] + (seen[3] - high) * down, whole[3] - high),
        wide,
        high,
      ]);
    }, { passive: false });
    chart.addEventListener("dblclick", () => look(whole));
  };

  for (const chart of charts) {
    // The tip says it; a browser would say it twice.
    for (const title of chart.querySelectorAll("a > title")) title.remove();
    for (const kind of ["pointerover", "focusin"]) {
      chart.addEventListener(kind, (event) => {
        const link = event.target.closest("a[data-tip]");
        if (!link) return;
        show(link);
        light(chart, link);
      });
    }
    for (const kind of ["pointerout", "focusout"]) {
      chart.addEventListener(kind, () => {
        tip.hidden = true;
        light(chart, null);
      });
    }
    zoom(chart);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.hidden = true;
  });

  const png = async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.naturalWidth * 2;
    canvas.height = picture.naturalHeight * 2;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const bytes = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(bytes);
    link.download = "zabit.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  for (const button of document.querySelectorAll("[data-png]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      png(button.dataset.png).catch(() => location.assign(button.dataset.png));
    });
  }
})();
