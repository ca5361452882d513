package dev.zenhook.handle;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Finds the handlers among all beans. */
final class HandlerFinder {
    private final ConfigurableListableBeanFactory beans;
    private final Extensions extensions;

    HandlerFinder(ConfigurableListableBeanFactory beans, Extensions extensions) {
        this.beans = beans;
        this.extensions = extensions;
    }

    List<Handler> find() {
        return Stream.of(beans.getBeanNamesForType(Object.class))
                .filter(bean -> !ScopedProxyUtils.isScopedTarget(bean))
                .flatMap(bean -> in(bean).stream())
                .toList();
    }

    private List<Handler> in(String bean) {
        Class<?> type = userType(bean);
        if (type == null) {
            return List.of();
        }
        List<Handler> handlers = new ArrayList<>();
        OnWebhookEvent onBean = declaration(bean, type);
        if (WebhookHandler.class.isAssignableFrom(type)) {
            handlers.add(interfaceHandler(bean, onBean));
        } else if (onBean != null) {
            throw new HandlerDeclarationException(
                    "The bean " + described(bean)
                            + " has @OnWebhookEvent but is no WebhookHandler, so it would never run",
                    "Let it implement WebhookHandler, or put @OnWebhookEvent on the method that is to run.");
        }
        if (!isOfTheFramework(type)) {
            annotatedMethods(type)
                    .forEach((method, declaration) -> handlers.add(methodHandler(bean, method, declaration)));
        }
        return handlers;
    }

    /** The class that the user wrote, whatever proxy stands before it: one of interfaces shows none of its methods. */
    private @Nullable Class<?> userType(String bean) {
        Class<?> type = AutoProxyUtils.determineTargetClass(beans, bean);
        return type != null && Proxy.isProxyClass(type) && beans.isSingleton(bean)
                ? AopProxyUtils.ultimateTargetClass(beans.getBean(bean))
                : type;
    }

    /** Most beans are Spring's own, and reading the annotations of all their methods would be a part of each start. */
    private static boolean isOfTheFramework(Class<?> type) {
        return type.getName().startsWith("org.springframework.");
    }

    private @Nullable OnWebhookEvent declaration(String bean, Class<?> type) {
        OnWebhookEvent declaration = beans.findAnnotationOnBean(bean, OnWebhookEvent.class);
        return declaration != null
                ? declaration
                : AnnotatedElementUtils.findMergedAnnotation(type, OnWebhookEvent.class);
    }

    private Handler interfaceHandler(String bean, @Nullable OnWebhookEvent declaration) {
        String declaredBy = "The bean " + described(bean);
        if (declaration == null) {
            throw new HandlerDeclarationException(
                    declaredBy + " is a WebhookHandler but does not say for which event codes",
                    "Put @OnWebhookEvent on its class or on its @Bean method.");
        }
        return Handler.declared(declaration, bean, declaredBy, beans.getBean(bean, WebhookHandler.class));
    }

    private Handler methodHandler(String bean, Method method, OnWebhookEvent declaration) {
        String declaredBy = "The method " + method.getName() + " of the bean " + described(bean);
        WebhookHandler code = HandlerMethod.of(declaredBy, beans.getBean(bean), method);
        return Handler.declared(declaration, bean + "." + method.getName(), declaredBy, code);
    }

    private String described(String bean) {
        String origin = beans.containsBeanDefinition(bean)
                ? beans.getMergedBeanDefinition(bean).getResourceDescription()
                : null;
        return '"'
                + bean
                + '"'
                + extensions.ofFirstClassIn(origin).map(jar -> " (" + jar + ")").orElse("");
    }

    /** A {@code @Bean} method with the annotation is none: it makes a handler. */
    private static Map<Method, OnWebhookEvent> annotatedMethods(Class<?> type) {
        return MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<OnWebhookEvent>)
                method -> AnnotatedElementUtils.hasAnnotation(method, Bean.class)
                        ? null
                        : AnnotatedElementUtils.findMergedAnnotation(method, OnWebhookEvent.class));
    }
}
