package org.chaland.moodle;

/** Where failed calls become the exceptions of the ports; nothing of Moodle's texts goes any further. */
final class Remote {

    private Remote() {}

    static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (CallFailedException failed) {
            throw failed.toPort();
        }
    }

    static void tell(Order order) {
        ask(() -> {
            order.give();
            return order;
        });
    }

    /** Something that calls Moodle for an answer. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws CallFailedException;
    }

    /** Something that calls Moodle to have it done. */
    @FunctionalInterface
    interface Order {
        void give() throws CallFailedException;
    }
}
