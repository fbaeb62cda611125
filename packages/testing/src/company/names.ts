const first = [
  'Amber', 'Birch', 'Brisk', 'Calm', 'Cedar', 'Clear', 'Copper', 'Coral', 'Crisp', 'Dapper', 'Early', 'Ember', 'Fern',
  'Gentle', 'Granite', 'Hazel', 'Indigo', 'Ivory', 'Juniper', 'Kind', 'Linen', 'Little', 'Lucky', 'Maple', 'Mellow',
  'Misty', 'Noble', 'North', 'Olive', 'Open', 'Pebble', 'Plain', 'Quiet', 'Rapid', 'Russet', 'Silver', 'Slate',
  'Sunny', 'Tidy', 'Velvet', 'Willow',
];
const second = [
  'Anchor', 'Arch', 'Atlas', 'Basket', 'Beacon', 'Bridge', 'Canvas', 'Compass', 'Corner', 'Dock', 'Field', 'Forge',
  'Garden', 'Grove', 'Harbour', 'Hill', 'Kettle', 'Ladder', 'Lantern', 'Ledger', 'Loom', 'Meadow', 'Mill', 'Orchard',
  'Paddle', 'Parcel', 'Pier', 'Pixel', 'Quill', 'Ridge', 'River', 'Sail', 'Signal', 'Spring', 'Station', 'Studio',
  'Summit', 'Table', 'Tower', 'Trail', 'Valley', 'Wagon', 'Window',
];
const people = [
  'ada', 'ben', 'carla', 'david', 'elena', 'felix', 'greta', 'hugo', 'irene', 'jules', 'katia', 'leon', 'mina',
  'nils', 'olga', 'paul', 'rosa', 'simon', 'tessa', 'ugo', 'vera', 'wim', 'yara', 'zoe',
];

/** A made-up company name, another for each number below 41 x 43; later ones repeat with a number behind. */
export function companyName(index: number): string {
  const pairs = first.length * second.length;
  // A step that shares no factor with the number of pairs visits each of them once before the first returns.
  const place = (index * 617) % pairs;
  const name = `${first[place % first.length]} ${second[Math.floor(place / first.length)]}`;
  return index < pairs ? name : `${name} ${Math.floor(index / pairs) + 1}`;
}

/** An address that can reach nobody: `.example` is reserved (RFC 2606). */
export function emailAt(company: string, index: number): string {
  return `${people[index % people.length]}@${company.toLowerCase().replaceAll(' ', '-')}.example`;
}
