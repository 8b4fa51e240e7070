const words = document.querySelector("#words"), category = document.querySelector("#category");
const metrics = [...document.querySelectorAll(".metric")], count = document.querySelector("#count");
function show() {
  const asked = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const metric of metrics) {
    const text = metric.dataset.text;
    const fits = asked.every((word) => text.includes(word)) && (!category.value || metric.dataset.category === category.value);
    metric.hidden = !fits;
    shown += fits;
  }
  count.textContent = `${shown} of ${metrics.length} metrics`;
}
words.addEventListener("input", show);
category.addEventListener("change", show);
show();
