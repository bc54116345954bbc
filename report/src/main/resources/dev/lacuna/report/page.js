'use strict';
(() => {
  const theme = document.getElementById('theme');
  const themes = ['auto', 'light', 'dark'];
  theme.hidden = false;
  theme.addEventListener('click', () => {
    const now = document.documentElement.dataset.theme || 'auto';
    const next = themes[(themes.indexOf(now) + 1) % themes.length];
    if (next === 'auto') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = next;
    }
    theme.textContent = 'Theme: ' + next;
  });

  // tables: numbers by their value, and before words; what has no value comes last
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
  };
  const compare = (a, b, sign) => {
    const numbers = [a, b].map((value) => typeof value === 'number');
    if (numbers[0] !== numbers[1]) {
      return numbers[0] ? -1 : 1;
    }
    return sign * (numbers[0] ? a - b : a.localeCompare(b, undefined, { numeric: true }));
  };
  document.querySelectorAll('table').forEach((table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const first = table.tBodies[0].rows[0];
      if (first && first.cells[column].classList.contains('number')) {
        head.classList.add('number');
      }
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      head.setAttribute('aria-sort', 'none');
      button.addEventListener('click', () => {
        const order = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
        heads.forEach((other) => other.setAttribute('aria-sort', 'none'));
        head.setAttribute('aria-sort', order);
        const sign = order === 'ascending' ? 1 : -1;
        const body = table.tBodies[0];
        const rows = [...body.rows].map((row) => [key(row, column), row]);
        rows.sort((a, b) => compare(a[0], b[0], sign));
        body.append(...rows.map((row) => row[1]));
      });
    });
  });

  // charts: the values of the point nearest to the pointer; other lines step back
  const tip = document.getElementById('tip');
  const shown = (value) => Number(value.toPrecision(4)).toLocaleString('en');
  document.querySelectorAll('svg[data-plot]').forEach((svg) => {
    const plot = svg.dataset.plot.split(' ').map(Number);
    const series = [...svg.querySelectorAll('.series')].flatMap((group) => {
      const curve = group.querySelector('.curve');
      return curve
        ? [{ group, points: curve.getAttribute('d').slice(1).split('L').map((p) => p.split(' ').map(Number)) }]
        : [];
    });
    if (series.length === 0) {
      return;
    }
    const value = (pixel, low, high, from, to) => from + ((pixel - low) / (high - low)) * (to - from);
    const leave = () => {
      svg.classList.remove('hot');
      tip.hidden = true;
    };
    svg.addEventListener('pointermove', (event) => {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      let best = { distance: 30 };
      series.forEach((one) => one.points.forEach((point) => {
        const distance = Math.hypot(point[0] - at.x, point[1] - at.y);
        if (distance < best.distance) {
          best = { distance, one, point };
        }
      }));
      if (!best.one) {
        leave();
        return;
      }
      const label = best.one.group.dataset.label;
      svg.classList.toggle('hot', series.length > 1);
      svg.querySelectorAll('.series, text[data-label]').forEach((part) =>
        part.classList.toggle('near', part === best.one.group || (part.tagName === 'text' && part.dataset.label === label)));
      const x = value(best.point[0], plot[0], plot[1], plot[4], plot[5]);
      const y = value(best.point[1], plot[2], plot[3], plot[6], plot[7]);
      tip.textContent = (label ? label + ': ' : '') + svg.dataset.x + ' ' + shown(x) + ', ' + svg.dataset.y + ' ' + shown(y);
      tip.hidden = false;
      tip.style.left = Math.max(4, Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 4)) + 'px';
      tip.style.top = Math.max(4, event.clientY - 34) + 'px';
    });
    svg.addEventListener('pointerleave', leave);
  });
})();
