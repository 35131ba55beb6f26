package org.chaland.form;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What no field of a form may contain, in whatever language it is filled in. */
enum TextFault {
    /** Half a surrogate pair, a noncharacter, or the sign that a decoder leaves where bytes made no sense. */
    UNDECODABLE("undecodable"),
    /** A line break or a line separator: each breaks a log, a mail header or a CSV line somewhere. */
    LINE_BREAK("lineBreak"),
    /** A tab, which breaks a table. */
    TAB("tab"),
    /** Another control character. */
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
        return places(text).keySet();
    }

    /** All that is wrong with the text, and the place of the first such character, counted as people count, from 1. */
    static Map<TextFault, Integer> places(String text) {
        var faults = new EnumMap<TextFault, Integer>(TextFault.class);
        var points = text.codePoints().toArray();
        var marks = 0;
        var place = 0;
        var visible = points.length == 0;
        for (var i = 0; i < points.length; i++) {
            var point = points[i];
            if (CodePoints.isJoiner(point)) {
                // Does not end a run of marks, or it could be used to lengthen one.
                add(!CodePoints.joinsAt(points, i), INVISIBLE, place, faults);
            } else if (CodePoints.isMark(point)) {
                marks++;
                add(marks > MOST_MARKS_IN_A_ROW, MARKS, place, faults);
            } else {
                marks = 0;
                visible |= !CodePoints.isSpace(point);
                if (!CodePoints.flagsAt(points, i)) {
                    place++;
                    addFaultOf(point, place, faults);
                }
            }
        }
        add(!visible && faults.isEmpty(), INVISIBLE, 1, faults);
        return faults;
    }

    /** How many characters people count up to that index: marks and joiners belong to the one before. */
    static int place(String text, int index) {
        return (int) text.substring(0, index)
                        .codePoints()
                        .filter(point -> !CodePoints.isMark(point) && !CodePoints.isIgnorable(point))
                        .count()
                + 1;
    }

    private static void addFaultOf(int point, int place, Map<TextFault, Integer> faults) {
        add(isUndecodable(point), UNDECODABLE, place, faults);
        add(CodePoints.isLineBreak(point), LINE_BREAK, place, faults);
        add(point == '\t', TAB, place, faults);
        add(CodePoints.isControl(point) && !CodePoints.isLineBreak(point) && point != '\t', CONTROL, place, faults);
        add(CodePoints.isBidi(point), BIDI, place, faults);
        add(CodePoints.isInvisible(point) && !CodePoints.isBidi(point), INVISIBLE, place, faults);
        add(Character.getType(point) == Character.PRIVATE_USE, PRIVATE_USE, place, faults);
        add(point == '<' || point == '>', MARKUP, place, faults);
    }

    private static boolean isUndecodable(int point) {
        return Character.getType(point) == Character.SURROGATE
                || CodePoints.isNoncharacter(point)
                || point == REPLACEMENT_CHARACTER;
    }

    private static void add(boolean found, TextFault fault, int place, Map<TextFault, Integer> faults) {
        if (found) {
            faults.putIfAbsent(fault, Math.max(place, 1));
        }
    }
}
