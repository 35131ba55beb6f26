package org.chaland.form;

import java.util.EnumSet;
import java.util.Set;

/** What no field of a form may contain, in whatever language it is filled in. */
enum TextFault {
    /** Half a surrogate pair, a noncharacter, or the sign that a decoder leaves where bytes made no sense. */
    UNDECODABLE("undecodable"),
    /** A control character or a line separator: each breaks a log, a mail header or a CSV line somewhere. */
    CONTROL("control"),
    /** A mark that makes the following text look like another. */
    BIDI("bidi"),
    /** A character without ink where it has no business, or no ink at all. */
    INVISIBLE("invisible"),
    /** A character whose meaning depends on the font. */
    PRIVATE_USE("privateUse"),
    /** A sign that starts or ends a tag in HTML. */
    MARKUP("markup"),
    /** More combining marks in a row than any writing system needs: they would cover the lines above and below. */
    MARKS("marks");

    private static final int MOST_MARKS_IN_A_ROW = 8;
    private static final int REPLACEMENT_CHARACTER = 0xFFFD;

    private final String code;

    TextFault(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** All that is wrong with the text, each once; nothing for an empty one. */
    static Set<TextFault> in(String text) {
        var faults = EnumSet.noneOf(TextFault.class);
        var points = text.codePoints().toArray();
        var marks = 0;
        var visible = points.length == 0;
        for (var i = 0; i < points.length; i++) {
            var point = points[i];
            if (CodePoints.isJoiner(point)) {
                // Does not end a run of marks, or it could be used to lengthen one.
                add(!CodePoints.joinsAt(points, i), INVISIBLE, faults);
            } else if (CodePoints.isMark(point)) {
                marks++;
                add(marks > MOST_MARKS_IN_A_ROW, MARKS, faults);
            } else {
                marks = 0;
                visible |= !CodePoints.isSpace(point);
                addFaultOf(point, faults);
            }
        }
        add(!visible && faults.isEmpty(), INVISIBLE, faults);
        return faults;
    }

    private static void addFaultOf(int point, Set<TextFault> faults) {
        add(isUndecodable(point), UNDECODABLE, faults);
        add(CodePoints.isControl(point), CONTROL, faults);
        add(CodePoints.isBidi(point), BIDI, faults);
        add(CodePoints.isInvisible(point) && !CodePoints.isBidi(point), INVISIBLE, faults);
        add(Character.getType(point) == Character.PRIVATE_USE, PRIVATE_USE, faults);
        add(point == '<' || point == '>', MARKUP, faults);
    }

    private static boolean isUndecodable(int point) {
        return Character.getType(point) == Character.SURROGATE
                || CodePoints.isNoncharacter(point)
                || point == REPLACEMENT_CHARACTER;
    }

    private static void add(boolean found, TextFault fault, Set<TextFault> faults) {
        if (found) {
            faults.add(fault);
        }
    }
}
