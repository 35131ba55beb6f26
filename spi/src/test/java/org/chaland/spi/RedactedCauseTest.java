package org.chaland.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RedactedCauseTest {

    private static final String CANARY = "ada@example.org";

    @Test
    void framesAndClassesOfTheWholeChainAreKeptAndMessagesAreNot() {
        var inner = new IllegalStateException("no mailbox " + CANARY);
        inner.addSuppressed(new IllegalArgumentException("suppressed " + CANARY));
        var failure = new UnsupportedOperationException("outer " + CANARY, inner);

        var printed = printed(RedactedCause.of(failure));

        assertFalse(printed.contains(CANARY), printed);
        assertTrue(printed.contains("java.lang.UnsupportedOperationException"), printed);
        assertTrue(printed.contains("Caused by: java.lang.IllegalStateException"), printed);
        assertTrue(printed.contains("Suppressed: java.lang.IllegalArgumentException"), printed);
        assertTrue(printed.contains("RedactedCauseTest.framesAndClassesOfTheWholeChain"), printed);
    }

    @Test
    void theMessageOfOurOwnExceptionIsKept() {
        var copy = RedactedCause.of(new StorageException("Could not store checkout 7.", new Error(CANARY)));

        assertEquals("Could not store checkout 7.", copy.getMessage());
        assertFalse(printed(copy).contains(CANARY));
    }

    @Test
    void aChainThatLeadsBackToItselfEnds() {
        var one = new IllegalStateException("one");
        var two = new IllegalStateException("two", one);
        one.initCause(two);

        var copy = RedactedCause.of(one);

        assertNull(copy.getCause().getCause());
    }

    @Test
    void aCopyIsNotCopiedAgain() {
        var copy = RedactedCause.of(new Error(CANARY));

        assertSame(copy, RedactedCause.of(copy));
    }

    private static String printed(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
