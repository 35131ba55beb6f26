package org.chaland.memory;

import java.util.HashMap;
import java.util.Map;
import org.chaland.model.Field;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule that holds for all of them. */
final class BrokenBasics {

    private BrokenBasics() {}

    @DisplayName("A provider whose limits anybody can change")
    @Breaks("fieldLimitsAreUnmodifiable")
    static final class ModifiableLimits extends BrokenRuns.Basics {

        @Override
        protected ForwardingProvider provider() {
            return new ForwardingProvider() {
                @Override
                public Map<Field, Integer> fieldLimits() {
                    return new HashMap<>();
                }
            };
        }
    }

    @DisplayName("A provider that tells our own limits as its own")
    @Breaks("fieldLimitsAreOfTheContactAndLowerThanOurOwn")
    static final class PointlessLimits extends BrokenRuns.Basics {

        @Override
        protected ForwardingProvider provider() {
            return new ForwardingProvider() {
                @Override
                public Map<Field, Integer> fieldLimits() {
                    return Map.of(Field.CITY, Field.CITY.maxLength());
                }
            };
        }
    }

    @DisplayName("A provider that changes its name")
    @Breaks("issuerNeverChangesAndCanNameAccounts")
    static final class ChangingIssuer extends BrokenRuns.Basics {

        @Override
        protected ForwardingProvider provider() {
            return new ForwardingProvider() {
                private int asked;

                @Override
                public String issuer() {
                    return super.issuer() + "/" + asked++;
                }
            };
        }
    }
}
