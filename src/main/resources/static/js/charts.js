// Draws the chart of money due per week from the table that stands beside it. Without a script the table is all there
// is; with one it folds away below the chart.
(() => {
  "use strict";

  const SERIES = { coupons: "--chart-coupons", funds: "--chart-funds", missing: "--chart-missing", hand: "--chart-hand" };
  const drawn = new Map();

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const series = (figure) => [...figure.querySelectorAll("thead [data-series]")].map((head, column) => ({
    name: head.textContent.trim(),
    type: "bar",
    stack: "due",
    barMaxWidth: 18,
    itemStyle: { color: colour(SERIES[head.dataset.series]) },
    data: [...figure.querySelectorAll("tbody tr")].map((row) => Number(row.querySelectorAll("td")[column].dataset.value)),
  }));

  const grouped = (value) => {
    const [whole, part] = value.toFixed(2).split(".");
    return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}.${part}`;
  };

  const short = (value) => {
    const steps = [[1e9, "B"], [1e6, "M"], [1e3, "k"]];
    const step = steps.find(([size]) => value >= size);
    return step ? `${Number((value / step[0]).toPrecision(3))}${step[1]}` : String(value);
  };

  const options = (figure) => {
    const ink = colour("--ink");
    const quiet = colour("--quiet");
    const line = colour("--line");
    const weeks = [...figure.querySelectorAll("tbody th")].map((head) => head.textContent.trim());
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: 28, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        confine: true,
        backgroundColor: colour("--paper"),
        borderColor: line,
        textStyle: { color: ink },
        formatter: (bars) => {
          const parts = bars.filter((bar) => bar.value > 0).map((bar) => `${bar.seriesName}  ${grouped(bar.value)}`);
          const sum = bars.reduce((all, bar) => all + bar.value, 0);
          return [bars[0].axisValue, ...parts, `${figure.dataset.total}  ${grouped(sum)} ${figure.dataset.currency}`].join("\n");
        },
      },
      xAxis: {
        type: "category",
        data: weeks,
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
        axisLabel: { color: quiet, hideOverlap: true, formatter: (week) => week.slice(0, 7), interval: (n) => n === 0 || weeks[n].slice(0, 7) !== weeks[n - 1].slice(0, 7) },
      },
      yAxis: { type: "value", splitLine: { lineStyle: { color: line } }, axisLabel: { color: quiet, formatter: short } },
      series: series(figure),
    };
  };

  const draw = (figure) => {
    const place = figure.querySelector(".drawn");
    place.hidden = false;
    if (!drawn.has(figure)) {
      figure.querySelector("details").open = false;
      const chart = window.echarts.init(place, null, { renderer: "canvas" });
      drawn.set(figure, chart);
      new ResizeObserver(() => chart.resize()).observe(place);
    }
    drawn.get(figure).setOption(options(figure), true);
  };

  const drawAll = () => {
    if (window.echarts) {
      document.querySelectorAll("figure[data-chart]").forEach(draw);
    }
  };

  const drawNew = () => {
    if (window.echarts) {
      document.querySelectorAll("figure[data-chart]").forEach((figure) => drawn.has(figure) || draw(figure));
    }
  };

  document.addEventListener("DOMContentLoaded", drawNew);
  document.addEventListener("htmx:afterSettle", drawNew);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
