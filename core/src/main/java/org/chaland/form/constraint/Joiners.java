package org.chaland.form.constraint;

/**
 * Where the two invisible joiners belong: between letters, where Persian, Sinhala and others need them, and the zero-width
 * joiner between pictures, where it makes one of several.
 */
final class Joiners {

    private static final int PICTURE_PRESENTATION = 0xFE0F;

    private Joiners() {}

    static boolean joinsAt(int[] points, int index) {
        if (index == 0 || index == points.length - 1) {
            return false;
        }
        var before = points[index - 1];
        var after = points[index + 1];
        return (isOfLetter(before) && isOfLetter(after)) || (isOfPicture(before) && CodePoints.isPicture(after));
    }

    /** A mark stands between the letter and the joiner in most Indic words. */
    private static boolean isOfLetter(int point) {
        return CodePoints.isLetter(point) || CodePoints.isMark(point);
    }

    private static boolean isOfPicture(int point) {
        return CodePoints.isPicture(point) || point == PICTURE_PRESENTATION || isSkinTone(point);
    }

    private static boolean isSkinTone(int point) {
        return 0x1F3FB <= point && point <= 0x1F3FF;
    }
}
