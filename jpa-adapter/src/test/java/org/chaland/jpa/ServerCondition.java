package org.chaland.jpa;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where the database of the tests does not start, they are skipped, and say so; unless they are required. */
public final class ServerCondition implements ExecutionCondition {

    private static final String REQUIRED = "CHALAND_REQUIRE_DATABASES";

    public ServerCondition() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            TestServer.CURRENT.start();
            return ConditionEvaluationResult.enabled(TestServer.CURRENT + " runs");
        } catch (RuntimeException | LinkageError failure) {
            if (System.getenv(REQUIRED) != null) {
                throw failure;
            }
            return ConditionEvaluationResult.disabled(
                    TestServer.CURRENT + " does not start on this machine: " + failure);
        }
    }
}
