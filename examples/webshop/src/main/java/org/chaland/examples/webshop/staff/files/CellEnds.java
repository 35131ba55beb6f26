package org.chaland.examples.webshop.staff.files;

/** Follows the signs of a CSV text (RFC 4180) and tells which of them end a cell. Not safe for use by several threads. */
final class CellEnds {

    private boolean start = true;
    private boolean quoted;
    private boolean closed;

    static boolean isLineEnd(char sign) {
        return sign == '\n' || sign == '\r';
    }

    /**
     * To be called for each sign in turn.
     *
     * @param separates whether it is a separator where it is not quoted
     * @return whether it ends a cell; so does every end of a line that is not quoted
     */
    boolean endAt(char sign, boolean separates) {
        if (quoted) {
            closed = sign == '"';
            quoted = !closed;
            return false;
        }
        // The second of two quotation marks within a quoted cell opens it again.
        quoted = sign == '"' && (start || closed);
        closed = false;
        start = !quoted && (separates || isLineEnd(sign));
        return start;
    }
}
