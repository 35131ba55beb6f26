package org.chaland.form;

/** Kinds of code points, named for what they mean in a form. */
final class CodePoints {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Letters and symbols without ink; neither their general category nor {@code isBlank} tells. */
    private static final String FILLERS = "\u115F\u1160\u2800\u3164\uFFA0\uD834\uDD59";

    private static final int PICTURE_PRESENTATION = 0xFE0F;

    private CodePoints() {}

    static boolean isLetter(int point) {
        return Character.isLetter(point) || isUnassignedIdeograph(point);
    }

    static boolean isDigit(int point) {
        return Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER;
    }

    static boolean isSpace(int point) {
        return Character.getType(point) == Character.SPACE_SEPARATOR;
    }

    static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    static boolean isJoiner(int point) {
        return point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
    }

    static boolean isControl(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    static boolean isBidi(int point) {
        return point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || isBetween(0x202A, point, 0x202E)
                || isBetween(0x2066, point, 0x2069);
    }

    /** Format characters, fillers, and code points that Unicode reserves for more of them; tags are among these. */
    static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT
                || FILLERS.indexOf(point) >= 0
                || point == 0x2065
                || isBetween(0xFFF0, point, 0xFFF8)
                || (isBetween(0xE0000, point, 0xE0FFF) && !isMark(point));
    }

    static boolean isNoncharacter(int point) {
        return isBetween(0xFDD0, point, 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
    }

    /** Includes what this JDK does not know yet: new pictures arrive every year. */
    static boolean isPicture(int point) {
        return Character.getType(point) == Character.OTHER_SYMBOL
                || (isBetween(0x1F000, point, 0x1FAFF) && isUnassigned(point));
    }

    /** A rare character in a Chinese name may be younger than this JDK. */
    private static boolean isUnassignedIdeograph(int point) {
        return isBetween(0x20000, point, 0x3FFFF) && isUnassigned(point) && !isNoncharacter(point);
    }

    private static boolean isUnassigned(int point) {
        return Character.getType(point) == Character.UNASSIGNED;
    }

    private static boolean isBetween(int first, int point, int last) {
        return first <= point && point <= last;
    }

    /**
     * Whether the invisible joiner at that index is allowed: between letters, where Persian, Sinhala and others need it, and
     * between pictures, where the zero-width joiner makes one picture of several.
     */
    static boolean joinsAt(int[] points, int index) {
        if (index == 0 || index == points.length - 1) {
            return false;
        }
        var before = points[index - 1];
        var after = points[index + 1];
        return (isOfLetter(before) && isOfLetter(after)) || (isOfPicture(before) && isPicture(after));
    }

    /** In most Indic words a mark stands between the letter and the joiner. */
    private static boolean isOfLetter(int point) {
        return isLetter(point) || isMark(point);
    }

    private static boolean isOfPicture(int point) {
        return isPicture(point) || point == PICTURE_PRESENTATION || isBetween(0x1F3FB, point, 0x1F3FF);
    }
}
