package org.chaland.form;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Kinds of code points, named for what they mean in a form. */
final class CodePoints {

    static final int LEFT_TO_RIGHT_OVERRIDE = 0x202D;

    private static final int RIGHT_TO_LEFT_OVERRIDE = 0x202E;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180E;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int FIRST_TAG = 0xE0020;
    private static final int CANCEL_TAG = 0xE007F;
    private static final int KEYCAP = 0x20E3;
    private static final int PICTURE_PRESENTATION = 0xFE0F;

    /**
     * The property Default_Ignorable_Code_Point of Unicode, which the JDK does not know, as pairs of first and last. It includes what is
     * reserved for more of them, so that it hardly changes.
     */
    private static final int[] IGNORABLE = {
        0x00AD, 0x00AD, 0x034F, 0x034F, 0x061C, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x200B, 0x200F,
                0x202A, 0x202E,
        0x2060, 0x206F, 0x3164, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8, 0x1BCA0,
                0x1BCA3, 0x1D173, 0x1D17A,
        0xE0000, 0xE0FFF
    };

    /** Letters and symbols without ink; neither their general category nor {@code isBlank} tells. */
    private static final String FILLERS = "\u115F\u1160\u2800\u3164\uFFA0\uD834\uDD59";

    /** Symbols that are punctuation or mathematics for Unicode and have a picture too. */
    private static final String WITH_PICTURES = "\u203C\u2049\u3030";

    /** Scripts whose letters join or stack: Indic ones by a virama, the others as in Arabic. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE,
            UnicodeScript.SUNDANESE,
            UnicodeScript.MEETEI_MAYEK,
            UnicodeScript.CHAKMA,
            UnicodeScript.GRANTHA,
            UnicodeScript.NEWA,
            UnicodeScript.TIRHUTA,
            UnicodeScript.MODI,
            UnicodeScript.TAKRI,
            UnicodeScript.SHARADA,
            UnicodeScript.BRAHMI,
            UnicodeScript.KAITHI,
            UnicodeScript.LIMBU,
            UnicodeScript.LEPCHA,
            UnicodeScript.TAI_THAM,
            UnicodeScript.CHAM,
            UnicodeScript.SAURASHTRA,
            UnicodeScript.BATAK,
            UnicodeScript.SYLOTI_NAGRI,
            UnicodeScript.TAGALOG,
            UnicodeScript.HANUNOO,
            UnicodeScript.REJANG,
            UnicodeScript.KHOJKI,
            UnicodeScript.SIDDHAM,
            UnicodeScript.BHAIKSUKI,
            UnicodeScript.KHUDAWADI,
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.NKO,
            UnicodeScript.MANDAIC,
            UnicodeScript.MANICHAEAN,
            UnicodeScript.PSALTER_PAHLAVI,
            UnicodeScript.ADLAM,
            UnicodeScript.HANIFI_ROHINGYA,
            UnicodeScript.PHAGS_PA,
            UnicodeScript.SOGDIAN,
            UnicodeScript.CHORASMIAN);

    private CodePoints() {}

    static boolean isLetter(int point) {
        return Character.isLetter(point) || Character.isIdeographic(point) || isUnassignedIdeograph(point);
    }

    /** Digits of any script, and letters that stand for numbers, as in the name of a king. */
    static boolean isDigit(int point) {
        return Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER;
    }

    static boolean isSpace(int point) {
        return Character.getType(point) == Character.SPACE_SEPARATOR;
    }

    /** The property White_Space of Unicode; the JDK's methods leave some of it out each. */
    static boolean isWhiteSpace(int point) {
        return isSpace(point) || isBetween(0x09, point, 0x0D) || point == 0x85 || point == 0x2028 || point == 0x2029;
    }

    /** A space that looks like the one of the keyboard, more or less; that of Ogham has ink, and that between ideographs is wide. */
    static boolean isOrdinarySpace(int point) {
        return isSpace(point) && point != 0x1680 && point != 0x3000;
    }

    static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    static boolean isJoiner(int point) {
        return point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER || point == MONGOLIAN_VOWEL_SEPARATOR;
    }

    /** Whether the code point cannot be seen by itself, whatever font is used. */
    static boolean isIgnorable(int point) {
        for (var i = 0; i < IGNORABLE.length; i += 2) {
            if (isBetween(IGNORABLE[i], point, IGNORABLE[i + 1])) {
                return true;
            }
        }
        return false;
    }

    /** Whether an ignorable code point changes what is seen where it stands in the right place. */
    static boolean isSometimesMeant(int point) {
        return isJoiner(point)
                || isOverride(point)
                || isTag(point)
                || isBetween(0x180B, point, 0x180F)
                || isBetween(0xFE00, point, 0xFE0F)
                || isBetween(0xE0100, point, 0xE01EF);
    }

    static boolean isOverride(int point) {
        return point == LEFT_TO_RIGHT_OVERRIDE || point == RIGHT_TO_LEFT_OVERRIDE;
    }

    static boolean isTag(int point) {
        return isBetween(FIRST_TAG, point, CANCEL_TAG);
    }

    static boolean isControl(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    static boolean isLineBreak(int point) {
        return isBetween(0x0A, point, 0x0D) || point == 0x85 || point == 0x2028 || point == 0x2029;
    }

    static boolean isBidi(int point) {
        return point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || isBetween(0x202A, point, 0x202E)
                || isBetween(0x2066, point, 0x2069);
    }

    /** Whether a left-to-right override would turn it round. */
    static boolean goesLeft(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        };
    }

    /** Whether a right-to-left override would turn it round; numbers go right in every script. */
    static boolean goesRight(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        };
    }

    /** Format characters, fillers, and code points that Unicode reserves for more of them; tags are among these. */
    static boolean isInvisible(int point) {
        return (Character.getType(point) == Character.FORMAT && point != MONGOLIAN_VOWEL_SEPARATOR)
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

    /** Whether a sign can be shown as text or as a picture, which the selector after it chooses. */
    static boolean takesPresentation(int sign, int after) {
        return isPicture(sign)
                || Character.getType(sign) == Character.MATH_SYMBOL
                || WITH_PICTURES.indexOf(sign) >= 0
                || (after == KEYCAP && sign < 0x80 && (Character.isDigit(sign) || sign == '#' || sign == '*'));
    }

    /** Whether letters of that script have standardised forms with dots, which a selector chooses. */
    static boolean hasDottedForms(UnicodeScript script) {
        return script == UnicodeScript.MYANMAR
                || script == UnicodeScript.PHAGS_PA
                || script == UnicodeScript.MANICHAEAN;
    }

    /** Whether a joiner between letters of that script changes their form. */
    static boolean hasJoiningLetters(UnicodeScript script) {
        return JOINING.contains(script);
    }

    /** The script of the last letter; marks that several scripts have are passed over. */
    static UnicodeScript scriptBefore(int[] points, int length) {
        for (var i = length - 1; i >= 0 && isOfLetter(points[i]); i--) {
            var script = UnicodeScript.of(points[i]);
            if (script != UnicodeScript.INHERITED) {
                return script;
            }
        }
        return UnicodeScript.UNKNOWN;
    }

    /** Whether the tag at index {@code i} is part of a flag, as that of Scotland is: a black flag, and tags up to the one that ends them. */
    static boolean isInFlag(int[] before, int length, int[] points, int i) {
        var start = length - 1;
        while (start >= 0 && isTag(before[start]) && before[start] != CANCEL_TAG) {
            start--;
        }
        var end = i;
        while (end < points.length && isTag(points[end]) && points[end] != CANCEL_TAG) {
            end++;
        }
        return start >= 0
                && before[start] == BLACK_FLAG
                && end < points.length
                && points[end] == CANCEL_TAG
                && end - i + length > start + 1;
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

    /** Whether the tag at that index is part of a flag. */
    static boolean flagsAt(int[] points, int index) {
        return isTag(points[index]) && isInFlag(Arrays.copyOf(points, index), index, points, index);
    }

    /** In most Indic words a mark stands between the letter and the joiner. */
    static boolean isOfLetter(int point) {
        return isLetter(point) || isMark(point);
    }

    static boolean isOfPicture(int point) {
        return isPicture(point) || point == PICTURE_PRESENTATION || isBetween(0x1F3FB, point, 0x1F3FF);
    }
}
