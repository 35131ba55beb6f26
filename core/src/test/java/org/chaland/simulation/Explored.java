package org.chaland.simulation;

/** States from which everything was explored, or is about to be; kept as 64 bits each. */
final class Explored {

    private long[] slots = new long[1 << 16];
    private int size;

    /** Whether it was there; it is from now on. */
    boolean contains(long state) {
        var wanted = state == 0 ? 1 : state;
        if (size * 2 > slots.length) {
            grow();
        }
        var slot = slotOf(slots, wanted);
        if (slots[slot] == wanted) {
            return true;
        }
        slots[slot] = wanted;
        size++;
        return false;
    }

    int size() {
        return size;
    }

    private void grow() {
        var larger = new long[2 * slots.length];
        for (long state : slots) {
            if (state != 0) {
                larger[slotOf(larger, state)] = state;
            }
        }
        slots = larger;
    }

    private static int slotOf(long[] slots, long state) {
        int slot = (int) (state ^ state >>> 32) & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != state) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
