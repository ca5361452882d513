package dev.zenhook.handle;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.event.WireFormat;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An annotated method as a {@link WebhookHandler}: fills its parameters by their type. */
final class HandlerMethod implements WebhookHandler {
    private final Object bean;
    private final Method method;
    private final List<Argument> arguments;

    @FunctionalInterface
    private interface Argument {
        Object of(WebhookEvent event);
    }

    private HandlerMethod(Object bean, Method method, List<Argument> arguments) {
        this.bean = bean;
        this.method = method;
        this.arguments = arguments;
    }

    static HandlerMethod of(String declaredBy, Object bean, Method method) {
        if (method.getReturnType() != void.class) {
            throw new HandlerDeclarationException(
                    declaredBy + " returns " + method.getReturnType().getSimpleName()
                            + ", but nobody would look at it: returning at all means done",
                    "Let it return void, and throw when the event is not dealt with.");
        }
        if (Modifier.isStatic(method.getModifiers())) {
            throw new HandlerDeclarationException(declaredBy + " is static", "Make it an instance method.");
        }
        List<Argument> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            arguments.add(argument(declaredBy, parameter));
        }
        return new HandlerMethod(bean, invocable(declaredBy, bean, method), List.copyOf(arguments));
    }

    private static Method invocable(String declaredBy, Object bean, Method method) {
        try {
            Method invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
            ReflectionUtils.makeAccessible(invocable);
            return invocable;
        } catch (IllegalStateException behindProxy) {
            throw new HandlerDeclarationException(
                    declaredBy + " cannot be called through the bean's proxy",
                    "Make it public, and part of the interface if the proxy is one of interfaces.");
        }
    }

    private static Argument argument(String declaredBy, Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == WebhookEvent.class) {
            return event -> event;
        }
        if (type == JsonNode.class) {
            return WebhookEvent::payload;
        }
        if (type.isRecord()) {
            return event -> bind(event, parameter.getParameterizedType());
        }
        throw new HandlerDeclarationException(
                declaredBy + " has a parameter that cannot be filled: " + type.getSimpleName() + " "
                        + parameter.getName(),
                "Use WebhookEvent, JsonNode for the payload, or a record for the payload's fields.");
    }

    /** A payload that does not fit will not fit the next time either. The message names no content. */
    private static Object bind(WebhookEvent event, Type type) {
        try {
            return WireFormat.bind(event.payload(), type);
        } catch (JacksonException e) {
            throw new UnrecoverableException(
                    "The payload does not fit " + type.getTypeName() + " at " + WireFormat.path(e));
        }
    }

    @Override
    public void handle(WebhookEvent event) throws Exception {
        try {
            method.invoke(
                    bean, arguments.stream().map(argument -> argument.of(event)).toArray());
        } catch (InvocationTargetException e) {
            ReflectionUtils.rethrowException(e.getTargetException());
        }
    }
}
