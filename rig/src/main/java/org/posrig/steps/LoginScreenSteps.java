package org.posrig.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.zh_cn.那么;

/** What the terminal says about operators and their passwords. */
@By(Actor.TERMINAL)
public final class LoginScreenSteps {

    private final Scene scene;

    public LoginScreenSteps(Scene scene) {
        this.scene = scene;
    }

    @Says("The login knows nobody of that number.")
    @Then("the terminal says that there is no such operator")
    @那么("终端提示无此操作员")
    public void unknownOperator() {
        scene.await("login-unknown");
    }

    @Says("A reset has been laid down at the host, and the terminal has not fetched it yet.")
    @Then("the terminal says that a reset waits to be fetched")
    @那么("终端提示重置尚未取回")
    public void resetWaits() {
        scene.await("reset-waits");
    }

    @Says("The terminal does not take the reset command and keeps the password it has.")
    @Then("the terminal says that the reset is refused")
    @那么("终端提示重置被拒绝")
    public void resetRefused() {
        scene.await("reset-refused");
    }

    @Says("The supervisor is told that the terminal has the new operator.")
    @Then("the terminal says that the operator has been added")
    @那么("终端提示操作员已增加")
    public void added() {
        scene.await("operator-added");
    }

    @Says("The supervisor is told that the number is taken; nothing has changed.")
    @Then("the terminal says that the operator exists already")
    @那么("终端提示操作员已存在")
    public void exists() {
        scene.await("operator-exists");
    }

    @Says("The supervisor is told that the terminal has the operator no more.")
    @Then("the terminal says that the operator has been removed")
    @那么("终端提示操作员已删除")
    public void removed() {
        scene.await("operator-removed");
    }

    @Says("The operator is told that the new password holds.")
    @Then("the terminal says that the password has been changed")
    @那么("终端提示修改密码成功")
    public void changed() {
        scene.await("password-changed");
    }

    @Says("The terminal does not take a new password that is too short, too simple or the old one.")
    @Then("the terminal refuses the password because it is {weakness}")
    @那么("终端拒绝该密码，因其{weakness}")
    public void weak(String screen) {
        scene.await(screen);
    }

    @Says("The password is right but too old: the operator has to choose another.")
    @Then("the terminal asks for the password to be changed")
    @那么("终端要求修改已过期的密码")
    public void aged() {
        scene.await("password-aged");
    }

    @Says("The operator is told that the backup password holds.")
    @Then("the terminal says that the backup password has been set")
    @那么("终端提示备用密码已设置")
    public void backupSet() {
        scene.await("backup-password-set");
    }

    @Says("The login takes no backup password where a code is the second factor.")
    @Then("the terminal says that the backup password is of no use with two-factor login")
    @那么("终端提示双重验证已开启，备用密码不可用")
    public void backupRefused() {
        scene.await("backup-refused");
    }

    @Says("The password is right; the login asks for the texted code as its second factor.")
    @Then("the terminal asks for the login code")
    @那么("终端要求输入登录验证码")
    public void asksForCode() {
        scene.await("login-code");
    }

    @Says("The login refuses the texted code.")
    @Then("the terminal says that the login code is wrong")
    @那么("终端提示验证码错误")
    public void wrongCode() {
        scene.await("login-code-wrong");
    }

    @Says("The supervisor is in.")
    @Then("the supervisor's menu opens")
    @那么("进入主管管理菜单")
    public void supervisorMenu() {
        scene.await("supervisor-menu");
    }
}
