package org.chaland.memory;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule of the sign-in each. */
final class BrokenSignIns {

    private BrokenSignIns() {}

    @DisplayName("A provider whose codes can be used again")
    @Breaks({"answerSignsInOnce", "answerUsedByManyAtOnceSignsInOneAtMost"})
    static final class ReusableCode extends BrokenRuns.SignIns {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Map<Map<String, String>, Optional<SignedIn>> answers = new HashMap<>();

                @Override
                public synchronized Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
                    return answers.computeIfAbsent(parameters, any -> super.complete(attempt, parameters));
                }
            };
        }
    }

    @DisplayName("A provider whose codes are good for any attempt")
    @Breaks("answerToOneAttemptSignsNobodyInToAnother")
    static final class UnboundCode extends BrokenRuns.SignIns {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public URI address(SignInAttempt attempt) {
                    return super.address(unbound(attempt));
                }

                @Override
                public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
                    return super.complete(unbound(attempt), parameters);
                }

                private SignInAttempt unbound(SignInAttempt attempt) {
                    return new SignInAttempt(attempt.state(), "always the same", attempt.returnTo());
                }
            };
        }
    }

    @DisplayName("A provider that puts the secret into the address")
    @Breaks("addressDoesNotCarryTheSecret")
    static final class SecretInAddress extends BrokenRuns.SignIns {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public URI address(SignInAttempt attempt) {
                    return URI.create(super.address(attempt) + "&nonce=" + attempt.secret());
                }
            };
        }
    }

    @DisplayName("A provider that loses the state")
    @Breaks({"addressIsAbsoluteAndCarriesTheState", "browserBringsTheStateBack"})
    static final class LostState extends BrokenRuns.SignIns {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public URI address(SignInAttempt attempt) {
                    return super.address(new SignInAttempt("lost", attempt.secret(), attempt.returnTo()));
                }
            };
        }
    }

    @DisplayName("A provider that fails at a forged answer")
    @Breaks({"forgedAnswerSignsNobodyIn", "answerWithAnyPartMissingSignsNobodyIn", "nobodyIsSignedInWhoTurnedAway"})
    static final class FailureAtForgery extends BrokenRuns.SignIns {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
                    return Optional.of(super.complete(attempt, parameters)
                            .orElseThrow(() -> new ProviderUnavailableException("The answer cannot be read.")));
                }
            };
        }
    }

    @DisplayName("A provider that is put off by parameters which it does not know")
    @Breaks("unknownParametersAreDisregarded")
    static final class PutOff extends BrokenRuns.SignIns {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
                    return super.complete(attempt, parameters).filter(any -> parameters.size() <= 2);
                }
            };
        }
    }

    @DisplayName("A provider that does not tell who acts for somebody else")
    @Breaks("whoeverActsForSomebodyElseIsToldApart")
    static final class HiddenOperator extends BrokenRuns.SignIns {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
                    return super.complete(attempt, parameters).map(who -> new SignedIn(who.account(), false));
                }
            };
        }
    }

    @DisplayName("A provider that takes everybody for whoever came first")
    @Breaks("onePersonIsOneAccountAndTwoAreTwo")
    static final class EverybodyIsTheFirst extends BrokenRuns.SignIns {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final List<SignedIn> seen = new ArrayList<>();

                @Override
                public synchronized Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
                    var answer = super.complete(attempt, parameters);
                    answer.ifPresent(seen::add);
                    return answer.map(any -> seen.get(0));
                }
            };
        }
    }

    @DisplayName("A provider that takes everybody for an operator")
    @Breaks("whoSignedInIsTold")
    static final class OperatorEverywhere extends BrokenRuns.SignIns {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
                    return super.complete(attempt, parameters).map(who -> new SignedIn(who.account(), true));
                }
            };
        }
    }
}
