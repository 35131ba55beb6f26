package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.chaland.spi.Finding;
import org.chaland.spi.Finding.Severity;
import org.chaland.spi.SelfCheck;
import org.junit.jupiter.api.Test;

/** What holds for every {@link SelfCheck}. */
abstract class SelfCheckRules extends ProviderPart<SelfCheck> {

    SelfCheckRules() {
        super(SelfCheck.class);
    }

    @Test
    void nothingIsWrongWhereAllIsSetUp() {
        assertEquals(List.of(), provider().check(Set.of(returnTo())));
    }

    @Test
    void whatDoesNotWorkIsAnErrorAndComesFirst() {
        var severities = lacking().check(Set.of(returnTo())).stream()
                .map(Finding::severity)
                .toList();

        assertTrue(severities.contains(Severity.ERROR));
        assertEquals(severities.stream().sorted(Comparator.naturalOrder()).toList(), severities);
    }

    @Test
    void eachProblemIsToldOnce() {
        var findings = lacking().check(Set.of(returnTo()));

        assertEquals(findings.stream().distinct().toList(), findings);
    }

    @Test
    void secondCheckTellsTheSame() {
        var provider = lacking();

        assertEquals(provider.check(Set.of(returnTo())), provider.check(Set.of(returnTo())));
    }

    @Test
    void findingsAreUnmodifiable() {
        var findings = lacking().check(Set.of(returnTo()));

        assertThrows(UnsupportedOperationException.class, findings::clear);
    }

    @Test
    void silenceIsAFindingAndNoException() {
        var severities = silent().check(Set.of(returnTo())).stream()
                .map(Finding::severity)
                .toList();

        assertTrue(severities.contains(Severity.ERROR));
    }
}
