/** Of 80 mm paper in the usual font. */
export const USUAL_COLUMNS = 42;
