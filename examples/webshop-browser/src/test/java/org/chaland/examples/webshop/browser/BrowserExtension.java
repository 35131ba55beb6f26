package org.chaland.examples.webshop.browser;

import org.chaland.examples.webshop.RunningShop;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser for all tests, started by the first; people of its own for each. */
final class BrowserExtension implements ExecutionCondition, ParameterResolver {

    private static final Namespace OURS = Namespace.create(BrowserExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var required = Boolean.parseBoolean(System.getenv("CHALAND_REQUIRE_BROWSER"));
        return required || Chromium.find().isPresent()
                ? ConditionEvaluationResult.enabled("A browser is there, or has to be.")
                : ConditionEvaluationResult.disabled(Chromium.HOW_TO_GET_ONE);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == People.class;
    }

    @Override
    public People resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var chromium = context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Chromium.class, key -> Chromium.launch(), Chromium.class);
        return context.getStore(OURS)
                .getOrComputeIfAbsent(
                        People.class, key -> new People(chromium.browser(), RunningShop.shared()), People.class);
    }
}
