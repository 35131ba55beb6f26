package org.chaland.memory;

import java.util.ArrayList;
import java.util.List;
import org.chaland.spi.Finding;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.contract.SelfCheckContract;
import org.junit.jupiter.api.DisplayName;

/** Providers that break one rule of checking themselves each. */
final class BrokenSelfChecks {

    private BrokenSelfChecks() {}

    @DisplayName("A provider that tells what is well, too")
    @Breaks({"nothingIsWrongWhereAllIsSetUp", "whatDoesNotWorkIsAnErrorAndComesFirst"})
    static final class TellsAll extends Run {

        @Override
        protected SelfCheck checking(List<Finding> wrong) {
            var all = new ArrayList<>(List.of(Plugin.WARNING));
            wrong.stream().filter(finding -> !all.contains(finding)).forEach(all::add);
            return new Plugin.Checked(List.copyOf(all));
        }
    }

    @DisplayName("A provider that tells a problem for each capability that has it")
    @Breaks("eachProblemIsToldOnce")
    static final class Repeats extends Run {

        @Override
        protected SelfCheck checking(List<Finding> wrong) {
            return new Plugin.Checked(wrong.stream()
                    .flatMap(finding -> List.of(finding, finding).stream())
                    .toList());
        }
    }

    @DisplayName("A provider that tells a problem once, and never again")
    @Breaks("secondCheckTellsTheSame")
    static final class OnceOnly extends Run {

        @Override
        protected SelfCheck checking(List<Finding> wrong) {
            return new SelfCheck() {
                private List<Finding> left = wrong;

                @Override
                public String issuer() {
                    return Providers.ISSUER;
                }

                @Override
                public List<Finding> check() {
                    var told = left;
                    left = List.of();
                    return told;
                }
            };
        }
    }

    @DisplayName("A provider whose findings anybody can change")
    @Breaks("findingsAreUnmodifiable")
    static final class Modifiable extends Run {

        @Override
        protected SelfCheck checking(List<Finding> wrong) {
            return new Plugin.Checked(new ArrayList<>(wrong));
        }
    }

    @DisplayName("A provider whose check fails where it is needed most")
    @Breaks("silenceIsAFindingAndNoException")
    static final class Throws extends Run {

        @Override
        protected SelfCheck checking(List<Finding> wrong) {
            return new Plugin.Checked(wrong);
        }

        @Override
        protected SelfCheck silent() {
            return new SelfCheck() {
                @Override
                public String issuer() {
                    return Providers.ISSUER;
                }

                @Override
                public List<Finding> check() {
                    throw new ProviderUnavailableException("The provider does not answer.");
                }
            };
        }
    }

    /** Private, so that it is not taken for one of them. */
    private abstract static class Run extends SelfCheckContract {

        protected abstract SelfCheck checking(List<Finding> wrong);

        @Override
        protected SelfCheck provider() {
            return checking(List.of());
        }

        @Override
        protected SelfCheck lacking() {
            return checking(List.of(Plugin.ERROR, Plugin.WARNING));
        }

        @Override
        protected SelfCheck silent() {
            return checking(List.of(Plugin.ERROR));
        }
    }
}
