/** Names of people in what is written on a ward, as far as a bed, a title or the word patient gives them away. */

/** A word in small letters, in capitals, or beginning with one. */
const anyCase = (word: string) => word.replace(/[a-z]/g, one => `[${one.toUpperCase()}${one}]`)
const oneOf = (words: string) => `(?:${words.split(' ').map(anyCase).join('|')})`

const COUNT = oneOf('one two three four five six seven eight nine ten eleven twelve')
const NOUN = `(?:${oneOf('bed bay room cubicle chair trolley')}|${anyCase('side')} ?${anyCase('room')}|SR)`
const PLACE = String.raw`\b${NOUN}\s*(?:${oneOf('no nr number')}\b\.?\s*)?(?:\p{Lu}?\d+[a-z]?|[A-H]|${COUNT})(?![\p{L}\d])`
// To miss something is no title.
const TITLED = String.raw`(?:${oneOf('mrs mr ms')}\b\.?\s*(?!Teams\b|Word\b|MS\b)\p{L}|${anyCase('miss')}\b\.?\s*\p{Lu})[\p{L}’'-]*`

// Words that stand behind a bed with a capital and are no name.
const NO_NAMES = [
  'The This That These Those We You He She They It Our My Your Their His Her Its One Two Three Four Five',
  'Six Is Are Was Were Has Have Had Do Does Did Can Could Will Would Should Must Gets Goes Keeps Looks',
  'Smells No Not Nobody Never Always Often Again Also Still Only Just Now Today Tonight Tomorrow Yesterday',
  'Every Each All Any Both And Or But If So Then Too In On At Of By For From To With Without After Before',
  'During Since Until Near Next Between Why What When Where Who Which How Please Thank Thanks There Here',
  'Some Many More Most New Old Last First Needs Need Lacks Wants Broken Stuck Loose Dirty Clean Cleaned',
  'Cleaning Empty Full Closed Open Free Ready Cold Hot Noisy Blocked Leaking Missing Bed Beds Bay Bays Room',
  'Rooms Side Bell Call Buzzer Door Doors Window Windows Curtain Curtains Blind Blinds Light Lights Lamp',
  'Rail Rails Table Chair Chairs Locker Mattress Pillow Pillows Brake Brakes Wheel Wheels Hoist Sling Pump',
  'Pumps Monitor Monitors Oxygen Suction Air Fan Heating Radiator Sink Tap Taps Toilet Shower Bathroom',
  'Floor Wall Walls Ceiling Bin Bins Socket Sockets Plug Screen Screens Alarm Alarms Phone Television',
  'Computer Printer Wifi Internet Store Stock Trolley Equipment Linen Sheets Notes Chart Charts Board Sign',
  'Signs Label Labels Drug Drugs Medicines Meals Meal Food Tea Lunch Breakfast Dinner Water Jug Jugs',
  'Patient Patients Nurse Nurses Doctor Doctors Staff Staffing Student Students Visitors Relatives Family',
  'Families Porter Porters Domestic Housekeeping Handover Round Rounds Discharge Transfer Admission',
  'Admissions Day Days Night Nights Morning Evening Early Late Covid Flu Isolation Infection Weekend Teams',
  'Dr Sister Matron Ward Physio Physios Pharmacy Pharmacist Volunteers Therapy Dietitian Chaplain Cleaners',
  'Security Estates Manager Team Training Meeting Huddle Audit Dressing Dressings Gloves Aprons Wipes Soap',
  'Towels Drawer Drawers Cupboard Shelf Keys Key Code Battery Cable Cables Power Bariatric Electric',
  'Catheter Insulin Heparin Fluids Bloods Obs Observations Wi Projector Whiteboard Pens Clock Clocks Paper',
  'Forms Folder Files Desk Mirror Carpet Paint Smell Noise Draught Visiting Discharges TV IV PC CD BP NG OK',
  'AM PM AC CT ED GP OT PT IT UV WC UK ID QR HR MR US IR CO RN SN NA ER MI',
]
const NO_NAME = String.raw`(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:${NO_NAMES.join(' ').split(' ').join('|')})(?!\p{L}))`

const SURNAME = String.raw`\p{Lu}(?:['’]\p{Lu})?\p{Ll}+(?!\p{L})`
const INITIALS = String.raw`(?:[A-Z]{2}\b|[A-Z]\.\s?[A-Z](?:\.|\b)|[A-Z]\.?\s${SURNAME})`
const NAME = `${NO_NAME}(?:${INITIALS}|${SURNAME})`

/** A bed, bay or room with somebody in it: Bed 4 Mrs Jones; John Smith in bed 7; the lady in bed 3 called Doris. */
export const PLACE_AND_NAME: readonly RegExp[] = [
  String.raw`${PLACE}[\s,:;(\-–—]{0,3}(?:is |was |has |for )?(?:${TITLED}|[Dd]r\b\.?\s*\p{Lu}|${NAME})`,
  String.raw`${PLACE}.{0,20}\b(?:called|named)\s+${SURNAME}`,
  String.raw`\b${TITLED}.{0,30}${PLACE}`,
  String.raw`(?<!\p{L})${NO_NAME}${SURNAME}\s+${NO_NAME}${SURNAME},? (?:in|from|at|of) ${PLACE}`,
].map(pattern => new RegExp(pattern, 'u'))

// Words that stand behind patient with a capital and are no name.
const OF_PATIENTS = [
  'Safety Transport Experience Flow Group Property Information Leaflet Leaflets Record Records Line Advice',
  'Liaison Portal Choice Care Led List Lists Council Satisfaction Feedback Access Journey Education Handling',
  'Moving Services Stories Story Survey Surveys Participation Representative Representatives Voice',
  'Identification Wristband Wristbands Physician Physicians Surgeon Surgeons',
]
const NOT_OF_PATIENTS = String.raw`(?!(?:${OF_PATIENTS.join(' ').split(' ').join('|')})(?!\p{L}))`

/** A patient by name or initials, and the family of one. */
export const PATIENT = new RegExp(
  [
    String.raw`\b(?:[Pp]t|${oneOf('patient resident client')})\b:?\s+(?:${TITLED}|${NOT_OF_PATIENTS}${NAME})`,
    String.raw`\b${oneOf('mrs mr miss ms')}\b\.?\s+\p{Lu}[\p{L}-]+['’]s\s+(?:daughter|son|wife|husband|mother|mum|father|dad|sister|brother|family|relatives?|carer)\b`,
  ].join('|'),
  'u',
)
