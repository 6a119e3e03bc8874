/** What the address of the page remembers, so that a view can be sent to a colleague. */
export interface Permalink {
  language?: string;
  theme?: string;
  scenario?: string;
  settlement?: number;
  edge?: string;
  /** A fibre span by its number in the plan. */
  span?: number;
  /** A home of an access design, by the key of its premises. */
  home?: string;
  /** The scenario with which the shown one is compared: its older one. */
  compare?: string;
  /** A region or district by number. */
  area?: number;
  /** A drawn area: corners as lon,lat;lon,lat;… */
  polygon?: string;
  /** Zoom, latitude, longitude. */
  view?: [number, number, number];
  table?: string;
  hidden?: string[];
  /** calendar for the calendar's part of the page. */
  part?: string;
  /** What stands under the map there. */
  tab?: string;
  /** The day on the map, 2027-12-31. */
  day?: string;
  /** A work package by its id. */
  package?: string;
}

export function parsePermalink(hash: string): Permalink {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const link: Permalink = {};
  const text = (name: string) => words.get(name) || undefined;
  link.language = text('lang');
  link.theme = text('theme');
  link.scenario = text('scenario');
  link.edge = text('edge');
  link.home = text('home');
  link.compare = text('compare');
  const polygon = text('polygon');
  link.polygon = polygon && /^(-?[\d.]+,-?[\d.]+;){2,199}-?[\d.]+,-?[\d.]+$/.test(polygon) ? polygon : undefined;
  const area = Number(text('area') ?? Number.NaN);
  if (Number.isSafeInteger(area)) {
    link.area = area;
  }
  link.table = text('table');
  link.part = text('part');
  link.tab = text('tab');
  link.package = text('package');
  const day = text('day');
  link.day = day && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined;
  link.hidden = text('hidden')?.split(',');
  const settlement = Number(text('settlement') ?? Number.NaN);
  if (Number.isSafeInteger(settlement)) {
    link.settlement = settlement;
  }
  const span = Number(text('span') ?? Number.NaN);
  if (Number.isSafeInteger(span)) {
    link.span = span;
  }
  const view = text('view')?.split('/').map(Number);
  if (view?.length === 3 && view.every(Number.isFinite) && Math.abs(view[1]!) <= 85 && Math.abs(view[2]!) <= 180) {
    link.view = view as [number, number, number];
  }
  return link;
}

export function writePermalink(link: Permalink): string {
  const words: string[] = [];
  const put = (name: string, value: string | number | undefined) => {
    if (value !== undefined && value !== '') {
      words.push(`${name}=${encodeURIComponent(value).replace(/%2F/g, '/').replace(/%2C/g, ',').replace(/%3B/g, ';')}`);
    }
  };
  put('lang', link.language);
  put('theme', link.theme);
  put('scenario', link.scenario);
  put('settlement', link.settlement);
  put('edge', link.edge);
  put('span', link.span);
  put('home', link.home);
  put('compare', link.compare);
  put('area', link.area);
  put('polygon', link.polygon);
  put('table', link.table);
  put('part', link.part);
  put('tab', link.tab);
  put('day', link.day);
  put('package', link.package);
  put('hidden', link.hidden?.join(','));
  put('view', link.view && `${link.view[0].toFixed(2)}/${link.view[1].toFixed(4)}/${link.view[2].toFixed(4)}`);
  return words.length > 0 ? `#${words.join('&')}` : '';
}
