package org.chaland.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the explorer is worth: naive protocols, on the very same core, are found wrong by it. */
@ExtendWith(Quiet.class)
@Tag("ci")
class NaiveProtocolsTest {

    private static final long MOST = 20_000;

    /** Each with the seed to begin with: for the three that take longest, one shortly before the first that finds them wrong. */
    static Stream<Arguments> naive() {
        return Stream.of(
                Arguments.of("look up, then create, without a unique key", Twins.WITHOUT_UNIQUE_KEY, 1_500L),
                Arguments.of("look up by address, adopt", Twins.ADOPTION_BY_ADDRESS, 1L),
                Arguments.of("believe a success without looking", Twins.TRUST_IN_SUCCESS, 1L),
                Arguments.of("believe a deletion without looking", Twins.TRUST_IN_ERASURE, 4_100L),
                Arguments.of("leases only, no fence", Twins.WITHOUT_FENCE, 2_900L),
                Arguments.of("link to a record that was erased", Twins.LINK_TO_THE_ERASED, 1L),
                Arguments.of("open any account to a mailbox", Twins.ANY_ACCOUNT_OF_A_MAILBOX, 1L),
                Arguments.of("write a link over another", Twins.LINK_WITHOUT_COMPARISON, 1L),
                Arguments.of("write what is to follow afterwards", Twins.TASKS_AFTERWARDS, 1L));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("naive")
    void aNaiveProtocolIsFoundWrong(String protocol, Setting setting, long firstSeed) throws Exception {
        var explorer = new RandomExplorer(setting, firstSeed);

        var found = explorer.explore(MOST);

        System.out.println(protocol + ": found wrong by seed " + explorer.foundSeed());
        assertThat(found).as(protocol).isPresent();
    }
}
