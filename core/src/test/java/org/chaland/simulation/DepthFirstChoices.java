package org.chaland.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** All choices one after the other, depth first: each schedule repeats the one before up to its last choice that had another option. */
final class DepthFirstChoices implements Choices {

    private int[] chosen = new int[256];
    private int[] options = new int[256];
    private int depth;
    private int position;

    /** Goes on to the next schedule; false if there is none left. */
    boolean next() {
        position = 0;
        while (depth > 0 && chosen[depth - 1] + 1 == options[depth - 1]) {
            depth--;
        }
        if (depth == 0) {
            return false;
        }
        chosen[depth - 1]++;
        return true;
    }

    @Override
    public int choose(Kind kind, int count) {
        if (position == depth) {
            grow();
            chosen[depth] = 0;
            options[depth] = count;
            depth++;
        } else if (options[position] != count) {
            throw new IllegalStateException("The same choices led elsewhere: " + kind + " had " + options[position]
                    + " options and has " + count + " now, so something is chosen by chance or read from the machine.");
        }
        return chosen[position++];
    }

    private void grow() {
        if (depth == chosen.length) {
            chosen = Arrays.copyOf(chosen, 2 * depth);
            options = Arrays.copyOf(options, 2 * depth);
        }
    }

    @Override
    public boolean isNewGround() {
        return position == depth;
    }

    @Override
    public List<Integer> made() {
        return IntStream.of(chosen).limit(position).boxed().toList();
    }
}
