Feature: Payment by QR
  When no card will do, the payer shows a code on the telephone, and the merchant must not lose the sale.
  Small amounts are paid at once, larger ones when the payer confirms; and whatever is refused, cancelled or too slow must cost the payer nothing.

  Background:
    Given a terminal ready for sales

  @D9 @needs-scanner
  Scenario Outline: Up to the wallet's limit the payment is made at once: <amount>
    When the payer pays <amount> by QR with the everyday wallet
    Then the terminal approves <amount>
    And <amount> in all is charged to the everyday wallet
    And the terminal's journal agrees with the host's

    Examples:
      | amount  |
      | 0.01    |
      | 1000.00 |

  @D9 @needs-scanner
  Scenario: Above the limit the payer confirms
    When the payer pays 1000.01 by QR with the everyday wallet
    Then the terminal waits for the payer
    And nothing is charged to the everyday wallet
    When the payer confirms on the everyday wallet
    Then the terminal approves 1000.01
    And 1000.01 in all is charged to the everyday wallet
    And the terminal's journal agrees with the host's

  @D9 @D8 @needs-scanner @needs-printer
  Scenario: The receipt of a payment by QR
    When the payer pays 12.00 by QR with the everyday wallet
    Then the terminal approves 12.00
    And the receipts for merchant and payer show the QR payment of 12.00 by the everyday wallet

  @D9 @needs-scanner
  Scenario: The payer refuses
    When the cashier starts a QR payment of 1500.00
    And the payer shows the code of the everyday wallet
    Then the terminal waits for the payer
    When the payer refuses on the everyday wallet
    Then the terminal shows code 05
    And nothing is charged to the everyday wallet

  @D9 @needs-scanner
  Scenario: The wallet has not enough
    When the payer pays 12.00 by QR with the nearly empty wallet
    Then the terminal shows code 51
    And nothing is charged to the nearly empty wallet

  @D9 @needs-scanner
  Scenario: The cashier cancels, and a late confirmation costs nothing
    When the payer pays 1500.00 by QR with the everyday wallet
    Then the terminal waits for the payer
    When the cashier cancels the QR payment
    Then the terminal says that the sale is cancelled
    And the QR payment of 1500.00 was revoked with reason 06
    When the payer confirms on the everyday wallet
    Then nothing is charged to the everyday wallet

  @D9 @needs-scanner
  Scenario: The payer takes too long, and a late confirmation costs nothing
    When the payer pays 1500.00 by QR with the everyday wallet
    Then the terminal says that the payer took too long
    And the QR payment of 1500.00 was revoked with reason 98
    When the payer confirms on the everyday wallet
    Then nothing is charged to the everyday wallet

  @D9 @needs-scanner
  Scenario: The answer to a payment is lost, and it is taken back before the next one
    Given the answer to the next QR payment is lost on its way back
    When the payer pays 12.00 by QR with the everyday wallet
    Then the terminal says that no answer came
    When the payer pays 8.00 by QR with the everyday wallet
    Then the terminal approves 8.00
    And the QR payment of 12.00 was revoked with reason 98
    And 8.00 in all is charged to the everyday wallet
