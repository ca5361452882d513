package dev.zenhook.handle;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a bean a handler, or says for which codes a {@link WebhookHandler} bean is one (on its class, or on
 * its {@code @Bean} method).
 *
 * <p>A method's parameters are filled by their type: {@link dev.zenhook.event.WebhookEvent} with the event, {@code
 * JsonNode} with its payload, any record with the payload bound to it. It returns {@code void}. What it may rely on is
 * told at {@link WebhookHandler}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface OnWebhookEvent {
    /**
     * The codes: an exact one ({@code customer.created}), all that begin alike ({@code entitlement.seat.*}), or all
     * ({@code *}). Test events come to {@code webhook.test} and to nothing else.
     */
    String[] value();

    /**
     * The handler's id, under which its deliveries are stored: keep it when you rename the bean or the method. Without
     * one it is {@code bean.method}, or the bean's name for a {@link WebhookHandler}.
     */
    String id() default "";

    /**
     * How many runs of this handler there may be at once in one process; 0 for {@code zenhook.dispatch.concurrency}. Runs of
     * one resource never overlap, whatever this says.
     */
    int concurrency() default 0;
}
