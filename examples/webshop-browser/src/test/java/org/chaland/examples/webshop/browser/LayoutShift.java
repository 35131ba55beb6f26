package org.chaland.examples.webshop.browser;

/** How much of a page has moved under the eyes of whoever reads it, without their doing. */
final class LayoutShift {

    /** The score that a page can have at most and still count as good. */
    static final double GOOD = 0.1;

    /** Entries come to an observer by and by; after the second frame all of those that were kept have come. */
    private static final String SCORE = """
            () => new Promise(done => {
              let score = 0;
              new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput).forEach(entry => {
                score += entry.value;
              })).observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(score), 50)));
            })
            """;

    private LayoutShift() {}

    /** The cumulative score of the page as it is now; 0 if nothing has moved. */
    static double of(Person person) {
        return ((Number) person.page().evaluate(SCORE)).doubleValue();
    }
}
