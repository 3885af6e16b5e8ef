Feature: The forgotten merchant number
  A merchant who needs a password reset often cannot find the merchant number either.
  Customer service finds it for whoever proves the identity; a caller who has neither must get nothing, and the attempt stays on record.

  Background:
    Given a terminal with nobody logged in

  @B13 @needs-remote-help
  Scenario: Customer service finds the merchant number by identity, and the reset goes on
    When the merchant asks customer service for the merchant number and proves the identity
    Then customer service tells the merchant number
    When customer service checks the merchant and resets the administrator to the new password
    And the merchant asks for remote help at the terminal
    Then the terminal says that the password has been reset
    When the administrator logs in with the new password
    Then the administrator's menu opens

  @B13 @needs-remote-help
  Scenario: At the branch the papers are enough
    When the branch checks the merchant's papers and resets the administrator to the new password
    And the merchant asks for remote help at the terminal
    Then the terminal says that the password has been reset

  @B13 @needs-remote-help
  Scenario: A caller with neither merchant number nor identity gets nothing
    When somebody with a wrong identity asks customer service for the merchant number
    Then the request is refused and on record
    When customer service is asked to reset the administrator by a caller with neither merchant number nor identity
    Then the request is refused and on record
    When the merchant asks for remote help at the terminal
    Then the terminal says that there is nothing to do
    When the administrator logs in with the delivered password
    Then the administrator's menu opens

  @B13 @needs-remote-help
  Scenario: Wrong papers at the branch reset nothing
    When the branch is asked to reset the administrator by somebody with wrong papers
    Then the request is refused and on record
    When the merchant asks for remote help at the terminal
    Then the terminal says that there is nothing to do
